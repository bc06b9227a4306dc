/**
 * A zod schema as a predicate that copies nothing: true only for values that parsing would return exactly as they are.
 *
 * zod builds a copy of all it parses, which for a document of ten thousand cells takes as long as reading it. The predicate is
 * made from the schema itself, so the two cannot drift apart; a kind of schema or check that is not listed here is left to zod.
 * The keys of an object must stand in the order of the schema, because that is the order in which they are published.
 * An optional key may be absent, but not hold undefined, which has no form in JSON.
 * Limits: for schemas without transforms and defaults, which change what they parse.
 */
import type { z } from 'zod';

export type Guard = (value: unknown) => boolean;

/** What is read here of the definitions that zod publishes for tools that work on schemas. */
interface Definition {
  type: string;
  check?: string;
  format?: string;
  checks?: readonly { _zod: { def: CheckDefinition } }[];
  catchall?: z.ZodType;
  shape: Record<string, z.ZodType>;
  element: z.ZodType;
  innerType: z.ZodType;
  valueType: z.ZodType;
  items: readonly z.ZodType[];
  options: readonly z.ZodType[];
  rest: z.ZodType | null;
}

interface CheckDefinition {
  check: string;
  value: number;
  inclusive: boolean;
  pattern?: RegExp;
}

const guards = new WeakMap<z.ZodType, Guard>();

/** The predicate of a schema, made once and remembered. */
export function schemaGuard(schema: z.ZodType): Guard {
  const known = guards.get(schema);
  if (known !== undefined) return known;
  const definition = schema._zod.def as unknown as Definition;
  const guard: Guard = MAKERS[definition.type]?.(definition, schema) ?? ((value) => schema.safeParse(value).success);
  guards.set(schema, guard);
  return guard;
}

/** Makers by kind of schema; null where a definition holds more than is known here. */
const MAKERS: Readonly<Record<string, (definition: Definition, schema: z.ZodType) => Guard | null>> = {
  string: ({ check, checks = [] }) => (check === undefined ? withChecks((value) => typeof value === 'string', checks) : null),
  number: ({ check, format, checks = [] }) => {
    if (check === undefined) return withChecks(Number.isFinite, checks);
    return format === 'safeint' ? withChecks(Number.isSafeInteger, checks) : null;
  },
  boolean: () => (value) => typeof value === 'boolean',
  enum: (_, schema) => memberGuard(schema),
  literal: (_, schema) => memberGuard(schema),
  nullable: ({ innerType }) => {
    const inner = schemaGuard(innerType);
    return (value) => value === null || inner(value);
  },
  optional: ({ innerType }) => schemaGuard(innerType),
  array: ({ element, checks = [] }) => {
    const inner = schemaGuard(element);
    return checks.length > 0 ? null : (value) => Array.isArray(value) && value.every(inner);
  },
  tuple: ({ items, rest }) => {
    const inner = items.map(schemaGuard);
    if (rest !== null) return null;
    return (value) => Array.isArray(value) && value.length === inner.length && inner.every((guard, i) => guard(value[i]));
  },
  union: ({ options }) => {
    const inner = options.map(schemaGuard);
    return (value) => inner.some((guard) => guard(value));
  },
  record: ({ valueType }) => {
    const inner = schemaGuard(valueType);
    return (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(inner);
  },
  object: ({ shape, catchall, checks = [] }) => (catchall?._zod.def.type === 'never' && checks.length === 0 ? objectGuard(shape) : null),
};

function memberGuard(schema: z.ZodType): Guard | null {
  const { values } = schema._zod;
  return values === undefined ? null : (value) => (values as ReadonlySet<unknown>).has(value);
}

/** The keys of the shape in its order, optional ones or not. Their guards are made at the first value: a shape may hold its own schema. */
function objectGuard(shape: Definition['shape']): Guard {
  const keys = Object.keys(shape);
  const isOptional = Object.values(shape).map((schema) => schema._zod.def.type === 'optional');
  let inner: Guard[] | null = null;
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    inner ??= Object.values(shape).map(schemaGuard);
    let at = 0;
    for (const key in value) {
      while (key !== keys[at] && isOptional[at] === true) at++;
      if (key !== keys[at] || inner[at]?.((value as Record<string, unknown>)[key]) !== true) return false;
      at++;
    }
    while (isOptional[at] === true) at++;
    return at === keys.length;
  };
}

/** A guard with the checks of a definition; null where one of them is not known here. */
function withChecks(base: Guard, checks: NonNullable<Definition['checks']>): Guard | null {
  let guard: Guard | null = base;
  for (const { _zod } of checks) {
    const check = checkGuard(_zod.def);
    const before: Guard | null = guard;
    guard = check === null || before === null ? null : (value) => before(value) && check(value);
  }
  return guard;
}

function checkGuard({ check, value: limit, inclusive, pattern }: CheckDefinition): Guard | null {
  if (check === 'string_format' && pattern !== undefined && !pattern.global && !pattern.sticky)
    return (value) => pattern.test(value as string);
  if (check === 'greater_than') return (value) => (value as number) > limit || (inclusive && value === limit);
  if (check === 'less_than') return (value) => (value as number) < limit || (inclusive && value === limit);
  return null;
}
