/**
 * Labels into which a figure or a code of another cell ran: 机关事业单位基本养老保30108险缴费, 年度资金总150.00额.
 *
 * In → Out: label → whether it holds one. No vocabulary knows such a label, and what it holds is lost: that is a warning, where an unknown
 * label is but a remark.
 */
const FIGURE = /\d[.．]\d|\d{5}/;

export function holdsFigure(label: string): boolean {
  return FIGURE.test(label);
}
