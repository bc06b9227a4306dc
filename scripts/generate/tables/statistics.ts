/**
 * 部门决算公开相关信息统计表 (山西): procurement, operating cost, state assets.
 */
import type { Accounts } from '../accounts.ts';
import { VEHICLE_KINDS } from '../codes.ts';
import { figure, head, type PrintedCell, type PrintedTable, words } from '../printed-table.ts';
import { print, type Style } from '../style.ts';

export function statisticsTable(a: Accounts, style: Style): PrintedTable {
  const { goods, works, services } = a.procurement;
  let line = 0;
  const row = (label: string, cell: PrintedCell): PrintedCell[] => [words(label), words(String(++line), { align: 'center' }), cell];
  const money = (label: string, key: string, fen: bigint): PrintedCell[] => row(label, figure(print(fen, style), key, 'amount'));
  const count = (label: string, key: string, n: number, unit: string): PrintedCell[] =>
    row(label, figure(n === 0 ? '' : String(n), key, 'amount', unit));
  const section = (title: string): PrintedCell[] => [words(title, { columnSpan: 3 })];
  const body = [
    section('一、政府采购情况'),
    [head('项目'), head('行次'), head('统计数')],
    money('合计', 'procurement.total', goods + works + services),
    money('货物', 'procurement.goods', goods),
    money('工程', 'procurement.works', works),
    money('服务', 'procurement.services', services),
    section('二、机关运行经费'),
    [head('项目'), head('行次'), head('统计数')],
    money('（一）行政单位', 'operating_cost.administrative', a.operatingCost),
    money('（二）参照公务员法管理事业单位', 'operating_cost.civil_service_managed', 0n),
    section('三、国有资产占用情况'),
    count(
      '（一）车辆数合计（辆）',
      'vehicles.total',
      a.vehicles.reduce((x, y) => x + y, 0),
      '辆',
    ),
    ...VEHICLE_KINDS.map((kind, i) => count(`${i + 1}. ${kind}`, `vehicles.${i + 1}`, a.vehicles[i] ?? 0, '辆')),
    count('（二）单价100万元（含）以上设备（不含车辆）', 'equipment.over_1m', a.equipment, '台'),
  ];
  return {
    table: 'disclosure_statistics',
    occurrence: 1,
    title: '部门决算公开相关信息统计表',
    ordinal: '',
    formNumber: null,
    unit: style.unit,
    header: [],
    body,
    width: 3,
    widths: [8, 1.5, 3],
    notes: [`注：本表反映${style.entityKind}本年度政府采购、机关运行经费和国有资产占用情况。`],
    wide: false,
  };
}
