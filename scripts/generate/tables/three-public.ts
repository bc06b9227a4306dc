/**
 * 财政拨款“三公”经费支出决算表: budget and actual beside each other, or under each item.
 */
import type { Accounts, ThreePublic } from '../accounts.ts';
import { figure, head, type PrintedTable } from '../printed-table.ts';
import { print, type Style } from '../style.ts';

const KEYS = ['total', 'overseas', 'vehicle', 'vehicle.purchase', 'vehicle.operation', 'reception'] as const;

function amounts(t: ThreePublic): bigint[] {
  const vehicle = t.purchase + t.operation;
  return [t.overseas + vehicle + t.reception, t.overseas, vehicle, t.purchase, t.operation, t.reception];
}

/** The table in the layout of the style's family. */
export function threePublicTable(a: Accounts, style: Style): PrintedTable {
  const [budget, actual] = [amounts(a.budget), amounts(a.actual)];
  const old = style.family === 'national-2019';
  const vehicle = old ? '公务用车购置及运行费' : '公务用车购置及运行维护费';
  const operation = old ? '公务用车运行费' : '公务用车运行维护费';
  const base = {
    table: 'three_public',
    occurrence: 1,
    ordinal: '',
    formNumber: null,
    unit: style.unit,
    width: 12,
    widths: Array.from({ length: 12 }, () => 2),
    wide: true,
    title: old ? '一般公共预算财政拨款“三公”经费支出决算表' : '财政拨款“三公”经费支出决算表',
    notes: [`注：本表反映${style.entityKind}本年度“三公”经费预算数与决算数。`],
  };
  const cell = (row: 'budget' | 'actual', i: number): ReturnType<typeof figure> =>
    figure(print((row === 'budget' ? budget : actual)[i] ?? 0n, style), row, KEYS[i] ?? '');
  if (style.family === 'shanghai') {
    return {
      ...base,
      header: [
        [head('财政拨款“三公”经费', 12)],
        [head('合计', 2, 2), head('因公出国（境）费', 2, 2), head(vehicle, 6), head('公务接待费', 2, 2)],
        [head('小计', 2), head('公务用车购置费', 2), head(operation, 2)],
        KEYS.flatMap(() => [head('预算数'), head('决算数')]),
      ],
      body: [KEYS.flatMap((_, i) => [cell('budget', i), cell('actual', i)])],
    };
  }
  const items = [head('合计', 1, 2), head('因公出国（境）费', 1, 2), head(vehicle, 3), head('公务接待费', 1, 2)];
  const cars = [head('小计'), head('公务用车购置费'), head(operation)];
  return {
    ...base,
    header: [
      [head('预算数', 6), head('决算数', 6)],
      [...items, ...items],
      [...cars, ...cars],
      Array.from({ length: 12 }, (_, i) => head(String(i + 1))),
    ],
    body: [[...KEYS.map((_, i) => cell('budget', i)), ...KEYS.map((_, i) => cell('actual', i))]],
  };
}
