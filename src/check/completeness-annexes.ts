/**
 * Annexes that the narrative refers to, against what follows it.
 *
 * In → Out: `评价结果见附件部门评价报告`, `绩效自评表详见附件` → `completeness/annex-missing` where nothing behind the sentence is of
 * that name. A report or form is there where a title, a short paragraph or a table names it, or its kind. Limits: annexes of
 * other files, which a sentence calls 另附 or names by an address.
 */
import type { Finding } from '../anomaly/finding.ts';
import { normalizeLabel } from '../model/label.ts';
import type { CheckContext } from './check-document.ts';
import { documentText, type TextPiece } from './document-text.ts';

const MENTION = '附件';
/** 见附件《部门评价报告》, 见附件2：项目支出绩效自评表; 绩效自评表详见第四部分附件. */
const NAMED =
  /[见阅]本?(?:第.部分)?附件[一二三四五六七八九十\d]{0,2}[）)中的:：]{0,2}[《“"]?([\u4e00-\u9fff]{2,20}?(?:报告|自评表|评价表|公开表|目标表))/g;
const BEFORE = /([\u4e00-\u9fff]{0,16}(?:报告|自评表|评价表|公开表|目标表))[》”"]?(?:已)?(?:详见|见|附于|列入)[^。；，,]{0,8}附件/g;
/** The name ends with its kind; words before it tell which of them. */
const KIND = /(?:评价|自评|目标|公开)(?:报告|表)$/;
const LONGEST_TITLE = 60;
const ELSEWHERE = /http|www\.|另附|另行公开|另册/;

export function checkAnnexes({ document, unread }: CheckContext): Finding[] {
  const { pieces, joined } = documentText(document);
  if (!joined.includes(MENTION)) return [];
  const mentions = pieces.flatMap((piece, index) => namesIn(piece).map((name) => ({ piece, index, name })));
  const tables = document.tables.map(({ title, table }) => ({ title: normalizeLabel(title), table }));
  const missing = mentions.filter(
    ({ index, name }) => !tables.some((table) => isTable(name, table)) && !pieces.some((piece, at) => at > index && isTitleOf(piece, name)),
  );
  const [first] = missing;
  if (first === undefined) return [];
  const names = [...new Set(missing.map(({ name }) => name))].join('、');
  return [
    {
      rule: 'completeness/annex-missing',
      ...(unread > 0 ? ({ origin: 'extraction' } as const) : {}),
      args: { names },
      locations: missing.map(({ piece }) => piece.place),
      expected: first.name,
    },
  ];
}

function namesIn({ bare, kind }: TextPiece): string[] {
  if (kind !== 'paragraph' || !bare.includes(MENTION) || ELSEWHERE.test(bare)) return [];
  return [NAMED, BEFORE].flatMap((pattern) => [...bare.matchAll(pattern)].flatMap(([, name = '']) => (KIND.test(name) ? [name] : [])));
}

/** The last words of a name, which title and mention share whatever stands before them. */
function kindOf(name: string): string {
  return KIND.exec(name)?.[0] ?? name;
}

function isTable(name: string, { title, table }: { title: string; table: string }): boolean {
  return title.includes(kindOf(name)) || (kindOf(name).startsWith('自评') && table.endsWith('_performance'));
}

function isTitleOf({ bare }: TextPiece, name: string): boolean {
  return bare.length <= LONGEST_TITLE && bare.includes(kindOf(name)) && !bare.includes(MENTION);
}
