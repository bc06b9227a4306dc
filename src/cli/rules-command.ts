/**
 * `juesuan rules` and `juesuan explain`: what the log can say, from the same data as the log itself.
 */
import { rulePage } from '../anomaly/rule-page.ts';
import { type KnownRule, loadedRules } from '../run/known-rules.ts';
import type { Arguments } from './arguments.ts';
import { hasSwitch } from './arguments.ts';
import { EXIT_OK } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** Lists every rule: id, severity, origin, title; parted by tabs, or as JSON with all that is known. */
export function rulesCommand(args: Arguments, terminal: Terminal): number {
  if (args.operands.length > 0) throw new UsageError('rules takes no operand: juesuan explain RULE shows one rule', args.command);
  const rules = loadedRules();
  if (hasSwitch(args, 'json'))
    terminal.stdout(
      `${JSON.stringify(
        rules.map(({ id, rule, details }) => ({ id, ...rule, ...Object.fromEntries(details) })),
        null,
        2,
      )}\n`,
    );
  else terminal.stdout(rules.map(({ id, rule }) => `${[id, rule.severity, rule.origin, rule.title].join('\t')}\n`).join(''));
  return EXIT_OK;
}

/** Prints the pages of the rules named. */
export function explainCommand(args: Arguments, terminal: Terminal): number {
  if (args.operands.length === 0) throw new UsageError('RULE is missing: juesuan rules lists them', args.command);
  const rules = loadedRules();
  const pages = args.operands.map((name) => {
    const known = rules.find(({ id }) => id === name);
    if (known === undefined) throw new UsageError(unknownRule(name, rules), args.command);
    return rulePage(known.id, known.rule, known.details);
  });
  terminal.stdout(pages.join('\n'));
  return EXIT_OK;
}

/** Names the rules that the reader may have meant. */
function unknownRule(name: string, rules: readonly KnownRule[]): string {
  const last = name.slice(name.indexOf('/') + 1);
  const near = rules.filter(({ id }) => last !== '' && id.includes(last)).map(({ id }) => id);
  return `no rule '${name}'${near.length === 0 ? '' : `; did you mean ${near.slice(0, 3).join(', ')}?`}`;
}
