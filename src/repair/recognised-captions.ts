/**
 * The signs of a recognised caption put right: 部门;某局 → 部门:某局, 单位+万元 → 单位:万元.
 *
 * A colon is two dots, which blur and noise make other signs of. Behind the words of a caption nothing but a colon is printed, so
 * whatever small sign was read there is one. Units and names stay as they were read.
 */

/** The name of a field, at the start of a line or behind the field before, and a sign that is no colon. */
const FIELD_SIGN =
  /((?:^|\s)(?:编制|填报|公开|预算|填表)?(?:部\s?门|单\s?位)(?:名称)?)\s?[;；,，.。、·!！'"“”‘’*+~-]\s?(?=\p{Script=Han})/gu;
/** A unit of money at the end of a field, whatever single sign stands before it. */
const UNIT_SIGN = /(单\s?位)\s?[^\s:：\p{Script=Han}]\s?(?=(?:人民币)?(?:百万元|千万元|万元|亿元|千元|元)(?:\s|$))/gu;

/** The text with the colons of its captions as printed; the same text where none was misread. */
export function mendedCaption(text: string): string {
  return text.replace(UNIT_SIGN, '$1:').replace(FIELD_SIGN, '$1:');
}
