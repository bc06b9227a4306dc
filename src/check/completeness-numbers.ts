/**
 * Numbers that go with money and are not told: batches and persons of receptions, vehicles bought.
 *
 * In → Out: actual amounts of the “三公” table, sentences and other tables → `completeness/number-not-told`.
 * Source: disclosures tell with the “三公” costs how many receptions, guests and new vehicles they paid for.
 * Limits: documents whose narrative does not speak of the cost at all; a number that stands anywhere near the matter counts as told.
 */
import type { Finding } from '../anomaly/finding.ts';
import type { CheckContext } from './check-document.ts';
import { textPieces } from './document-text.ts';
import { isZero } from './interval.ts';

interface Duty {
  /** Key of the amount that calls for the numbers. */
  fact: string;
  subject: string;
  /** The sentences that may tell them. */
  about: RegExp;
  numbers: readonly { name: string; told: RegExp }[];
}

/** 购置公务用车2辆, 2辆公务用车的购置, a label 公务用车购置数. */
const BOUGHT =
  /(?:购置|购买|购入|新购|更新|新增|采购)(?:(?!保有)[^。；]){0,60}?[\d一二三四五六七八九十两]+[辆台]|[\d一二三四五六七八九十两]+[辆台][^。；]{0,20}(?:购置|更新|采购)|购置数/;

const DUTIES: readonly Duty[] = [
  {
    fact: 'three_public/actual/reception',
    subject: '公务接待费',
    about: /接待/,
    numbers: [
      { name: '接待批次', told: /批/ },
      { name: '接待人次', told: /人次|人数|人\/次|[\d一二三四五六七八九十百千两]余?(?:多)?人/ },
    ],
  },
  {
    fact: 'three_public/actual/vehicle.purchase',
    subject: '公务用车购置费',
    about: /用车|车辆|公车|轿车/,
    numbers: [{ name: '购置车辆数', told: BOUGHT }],
  },
];

export function checkNumbers(context: CheckContext): Finding[] {
  return DUTIES.flatMap((duty) => findingOf(context, duty) ?? []);
}

function findingOf({ document, figures, unread }: CheckContext, { fact, subject, about, numbers }: Duty): Finding | null {
  const figure = figures.byKey(fact);
  if (figure === undefined || figure.doubtful || isZero(figure)) return null;
  const texts = textPieces(document).flatMap(({ part, kind, bare }) =>
    part === 'narrative' && kind === 'paragraph' && about.test(bare) ? [bare] : [],
  );
  if (texts.length === 0) return null;
  const missing = numbers.filter(({ told }) => !texts.some((text) => told.test(text)) && !isInTables(document.tables, told));
  if (missing.length === 0) return null;
  const names = missing.map(({ name }) => name).join('、');
  return {
    rule: 'completeness/number-not-told',
    ...(unread > 0 ? ({ origin: 'extraction' } as const) : {}),
    args: { subject, numbers: names },
    locations: [figure.fact.source],
    facts: [fact],
    expected: names,
  };
}

/** True where a table other than those of indicators has a row or column for the number. */
function isInTables(tables: CheckContext['document']['tables'], told: RegExp): boolean {
  return tables.some(({ table, cells }) => table === 'disclosure_statistics' && cells.some(({ raw }) => told.test(raw)));
}
