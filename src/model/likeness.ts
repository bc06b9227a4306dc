/**
 * How alike two texts look in print: 年未结转和结余 and 年末结转和结余 differ by little.
 *
 * Weighted edit distance: characters that look alike cost little, so that slips of recognition weigh less than other words do.
 */

/** Characters that recognisers take for each other, both ways. */
const LOOKALIKES = [
  '未末木术本永束',
  '出岀',
  '己已巳',
  '入人八',
  '日曰目',
  '支文攴',
  '土士',
  '干千于',
  '大太犬',
  '结绪纺纪给',
  '款趟欸',
  '余佘',
  '转传园',
  '设没',
  '拨按',
  '收牧',
  '公么',
  '合全会台舍',
  '财则',
  '休体佣',
  '政收改致',
  '(〈《〔[【',
  ')〉》〕]】',
  '：:;；',
  '科料',
  '保偶仿侦候',
  '支立',
  '二三',
  '上十士工',
  '险验检',
  '养美',
  '职取',
  '缴徼激',
  '住往佳',
  '教数孝敷',
  '农衣',
  '旅族',
  '捐损',
  '委季',
  '助动',
  '厅斤',
  '境竟',
  '贴帖',
  '维绯',
  '绩续',
  '卫工',
  '疗辽',
  '务各',
  '万方',
  '额颜',
  '值什植',
  '指稳搬',
  '次交欠坎决',
  '资次',
  '总岛',
  '费咒',
  '0O〇',
  '1lI',
];
/** Digits that thin, broken or blurred type makes alike, both ways. */
const DIGITS_ALIKE = ['14', '17', '27', '38', '35', '56', '58', '68', '06', '08', '09', '89'];
const ALIKE = new Set(LOOKALIKES.flatMap((group) => [...group].flatMap((a) => [...group].map((b) => a + b))));

const LIKE_DIGITS = new Map(
  [...'0123456789'].map((digit) => [digit, DIGITS_ALIKE.filter((pair) => pair.includes(digit)).map((pair) => pair.replace(digit, ''))]),
);

/** The digits that recognisers take for a digit. */
export function likeDigits(digit: string): readonly string[] {
  return LIKE_DIGITS.get(digit) ?? [];
}

/** What it costs to replace a character by another one, by one that looks alike, and to insert or drop one. */
export const REPLACED = 1;
const REPLACED_ALIKE = 0.3;
export const INSERTED = 0.8;

/** The least cost of making one text the other: 1 for a character that is replaced, less for one that looks alike. */
export function distanceBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j * INSERTED);
  for (let i = 1; i <= a.length; i++) {
    const row = [i * INSERTED];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (above[j - 1] ?? 0) + costOf(a[i - 1] ?? '', b[j - 1] ?? '');
      row.push(Math.min(replaced, (above[j] ?? 0) + INSERTED, (row[j - 1] ?? 0) + INSERTED));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

function costOf(a: string, b: string): number {
  if (a === b) return 0;
  return ALIKE.has(a + b) ? REPLACED_ALIKE : REPLACED;
}
