/**
 * The sections on the three public expenses and on other matters: operating cost, procurement, state assets, performance.
 */
import type { Accounts, ThreePublic } from '../accounts.ts';
import { VEHICLE_KINDS } from '../codes.ts';
import type { Prose } from './prose.ts';

const vehicle = (t: ThreePublic): bigint => t.purchase + t.operation;
const sum = (t: ThreePublic): bigint => t.overseas + vehicle(t) + t.reception;

/** 总体情况 and the three expenses. */
export function threePublic(prose: Prose, { actual, budget }: Accounts): void {
  const subject = '三公经费';
  prose.open('财政拨款“三公”经费支出决算情况说明');
  prose.heading('（一）总体情况');
  prose.say(
    `“三公”经费支出决算${prose.amount(sum(actual), subject)}${prose.completion(sum(actual), sum(budget), { subject, of: '预算' })}，${prose.change(sum(actual), subject)}。`,
  );
  prose.heading('（二）具体情况');
  const car = prose.style.family === 'national-2019' ? '公务用车运行费' : '公务用车运行维护费';
  const line = (name: string, spent: bigint, planned: bigint): string =>
    `${name}支出${prose.amount(spent, name)}${prose.completion(spent, planned, { subject: name, of: '预算' })}`;
  prose.say(`1.${line('因公出国（境）费', actual.overseas, budget.overseas)}。`);
  prose.say(
    `2.${line(car.replace('运行', '购置及运行'), vehicle(actual), vehicle(budget))}。其中：公务用车购置费${prose.amount(actual.purchase, '公务用车购置费')}${bought(prose, actual)}；${car}${prose.amount(actual.operation, car)}。`,
  );
  prose.say(
    `3.${line('公务接待费', actual.reception, budget.reception)}，${prose.change(actual.reception, '公务接待费')}。${received(prose, actual)}`,
  );
}

/** Fen that a vehicle costs at most, and that a guest does; guests of one batch. */
const VEHICLE_PRICE = 25_000_000n;
const GUEST_COST = 15_000n;
const BATCH = 8n;

function atLeastOne(whole: bigint, part: bigint): number {
  return Number((whole + part - 1n) / part);
}

/** The vehicles bought; '' where there are none. */
function bought(prose: Prose, { purchase }: ThreePublic): string {
  return purchase === 0n ? '' : `，购置公务用车${prose.count(atLeastOne(purchase, VEHICLE_PRICE), '辆', '购置公务用车')}`;
}

/** Batches and guests of the receptions; '' where there are none. */
function received(prose: Prose, { reception }: ThreePublic): string {
  if (reception === 0n) return '';
  const batches = prose.count(atLeastOne(reception, GUEST_COST * BATCH), '批次', '国内公务接待');
  return `全年国内公务接待${batches}、${prose.count(atLeastOne(reception, GUEST_COST), '人次', '国内公务接待')}。`;
}

/** 机关运行经费, 政府采购, 国有资产, 预算绩效. */
export function otherMatters(prose: Prose, a: Accounts): void {
  const { goods, works, services } = a.procurement;
  prose.open('其他重要事项的情况说明');
  prose.heading('（一）机关运行经费支出情况');
  prose.say(
    a.operatingCost === 0n
      ? `本${prose.style.entityKind}没有机关运行经费支出。`
      : `机关运行经费支出${prose.amount(a.operatingCost, '机关运行经费')}，${prose.change(a.operatingCost, '机关运行经费')}。`,
  );
  prose.heading('（二）政府采购支出情况');
  prose.say(
    `政府采购支出总额${prose.amount(goods + works + services, '政府采购支出总额')}，其中货物${prose.amount(goods, '政府采购货物支出')}、工程${prose.amount(works, '政府采购工程支出')}、服务${prose.amount(services, '政府采购服务支出')}。`,
  );
  prose.heading('（三）国有资产占用情况');
  const kinds = VEHICLE_KINDS.flatMap((kind, i) => {
    const number = a.vehicles[i] ?? 0;
    return number === 0 ? [] : [`${kind}${prose.count(number, '辆', kind)}`];
  });
  const all = prose.count(
    a.vehicles.reduce((x, y) => x + y, 0),
    '辆',
    '车辆',
  );
  const equipment = prose.count(a.equipment, '台（套）', '单价100万元以上设备');
  prose.say(`年末共有车辆${all}${kinds.length === 0 ? '' : `，其中：${kinds.join('、')}`}；单价100万元（含）以上设备${equipment}。`);
  prose.heading('（四）预算绩效情况');
  const projects = prose.count(a.projects.length, '个', '绩效自评项目');
  prose.say(`本年度对${projects}项目开展了绩效自评，自评表见决算表之后。`);
}
