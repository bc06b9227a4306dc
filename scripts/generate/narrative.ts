/**
 * The narrative of an invented disclosure: it repeats the tables' figures, and agrees with them to the digit.
 *
 * All sentences are our own. Prior-year figures are invented; changes and shares are computed from what is printed.
 */
import { type Accounts, functionalName, total } from './accounts.ts';
import type { Piece, TruthClaim } from './disclosure.ts';
import type { Random } from './random.ts';
import { chineseNumber, decimal, percent, type Style } from './style.ts';
import { generalIncome } from './tables/summary.ts';

const GENERAL = ['personnel', 'public', 'project'] as const;
const ALL = [...GENERAL, 'fund', 'other'] as const;

export interface Narrative {
  pieces: Piece[];
  claims: TruthClaim[];
}

/** Writes the sections of the 情况说明 in order. */
export function writeNarrative(a: Accounts, context: { random: Random; style: Style }): Narrative {
  return new Writer(a, context.random, context.style).write();
}

class Writer {
  readonly #pieces: Piece[] = [];
  readonly #claims: TruthClaim[] = [];
  readonly #a: Accounts;
  readonly #random: Random;
  readonly #style: Style;
  #section = '';
  #count = 0;

  constructor(a: Accounts, random: Random, style: Style) {
    this.#a = a;
    this.#random = random;
    this.#style = style;
  }

  write(): Narrative {
    const a = this.#a;
    const { year } = this.#style;
    const income = generalIncome(a) + total(a.items, 'fund') + a.institutional + a.otherIncome;
    const spent = total(a.items, ALL);
    const grand = income + a.nonFiscalSurplus + a.opening.general + a.opening.other;
    this.#open('收入支出决算总体情况说明');
    this.#say(`${year}年度收入总计、支出总计均为${this.#amount(grand, '收入支出总计')}万元，${this.#change(grand, '收入支出总计')}。`);
    this.#open('收入决算情况说明');
    const fiscal = generalIncome(a) + total(a.items, 'fund');
    this.#say(
      `本年收入合计${this.#amount(income, '本年收入合计')}万元，其中：财政拨款收入${this.#amount(fiscal, '财政拨款收入')}万元，占${this.#share(fiscal, income, '财政拨款收入')}%；其他收入${this.#amount(a.otherIncome, '其他收入')}万元，占${this.#share(a.otherIncome, income, '其他收入')}%。`,
    );
    this.#open('支出决算情况说明');
    const basic = total(a.items, ['personnel', 'public']);
    this.#say(
      `本年支出合计${this.#amount(spent, '本年支出合计')}万元，其中：基本支出${this.#amount(basic, '基本支出')}万元，占${this.#share(basic, spent, '基本支出')}%；项目支出${this.#amount(spent - basic, '项目支出')}万元，占${this.#share(spent - basic, spent, '项目支出')}%。`,
    );
    this.#generalBudget(spent);
    this.#threePublic();
    this.#others();
    return { pieces: this.#pieces, claims: this.#claims };
  }

  #generalBudget(spent: bigint): void {
    const { items } = this.#a;
    const general = total(items, GENERAL);
    this.#open('一般公共预算财政拨款支出决算情况说明');
    this.#heading('（一）总体情况');
    this.#say(
      `${this.#style.year}年度一般公共预算财政拨款支出${this.#amount(general, '一般公共预算财政拨款支出')}万元，占本年支出合计的${this.#share(general, spent, '一般公共预算财政拨款支出')}%，${this.#change(general, '一般公共预算财政拨款支出')}。`,
    );
    this.#heading('（二）结构情况');
    const classes = [...new Set(items.map((item) => item.code.slice(0, 3)))].filter((code) => total(items, GENERAL, code) > 0n);
    const parts = classes.map((code) => {
      const amount = total(items, GENERAL, code);
      const name = functionalName(code);
      return `${name}（类）${this.#amount(amount, name)}万元，占${this.#share(amount, general, name)}%`;
    });
    this.#say(`按功能分类，支出用于以下方面：${parts.join('；')}。`);
  }

  #threePublic(): void {
    const { actual, budget } = this.#a;
    const sum = actual.operation + actual.reception;
    const planned = budget.operation + budget.reception;
    this.#open('财政拨款“三公”经费支出决算情况说明');
    const completion = planned === 0n ? '' : `，完成预算的${this.#completion(sum, planned)}%`;
    this.#say(
      `“三公”经费支出决算为${this.#amount(sum, '三公经费')}万元${completion}。其中：公务用车运行维护费${this.#amount(actual.operation, '公务用车运行维护费')}万元；公务接待费${this.#amount(actual.reception, '公务接待费')}万元。`,
    );
  }

  #others(): void {
    const { procurement, vehicles } = this.#a;
    this.#open('其他重要事项的情况说明');
    const sum = procurement.goods + procurement.works + procurement.services;
    this.#say(
      `政府采购支出总额${this.#amount(sum, '政府采购支出总额')}万元，其中货物${this.#amount(procurement.goods, '政府采购货物支出')}万元、工程${this.#amount(procurement.works, '政府采购工程支出')}万元、服务${this.#amount(procurement.services, '政府采购服务支出')}万元。`,
    );
    const count = vehicles.reduce((x, y) => x + y, 0);
    this.#claims.push({ section: this.#section, kind: 'count', subject: '车辆', value: String(count), unit: '辆' });
    this.#say(`年末共有车辆${count}辆。`);
  }

  #open(title: string): void {
    this.#count++;
    this.#section = title;
    this.#pieces.push({ kind: 'heading', level: 2, text: `${chineseNumber(this.#count)}、${title}` });
  }

  #heading(text: string): void {
    this.#pieces.push({ kind: 'heading', level: 3, text });
  }

  #say(text: string): void {
    this.#pieces.push({ kind: 'paragraph', text });
  }

  #claim(kind: TruthClaim['kind'], subject: string, value: string, unit: string): string {
    this.#claims.push({ section: this.#section, kind, subject, value, unit });
    return value;
  }

  #amount(fen: bigint, subject: string): string {
    return this.#claim('amount', subject, decimal(fen, '万元'), '万元');
  }

  #share(part: bigint, whole: bigint, subject: string): string {
    return this.#claim('share', subject, percent(part, whole, 2), '%');
  }

  #completion(part: bigint, whole: bigint): string {
    return this.#claim('completion', '三公经费', percent(part, whole, 2), '%');
  }

  /** A change against an invented prior year, computed from the printed figures. */
  #change(fen: bigint, subject: string): string {
    const delta = (fen * BigInt(this.#random.integer(10, 200))) / 1000n;
    const up = this.#random.chance(0.5);
    const prior = up ? fen - delta : fen + delta;
    const [moved, grew] = up ? ['增加', '增长'] : ['减少', '下降'];
    const change = this.#claim('change', subject, decimal(delta, '万元'), '万元');
    return `与${this.#style.year - 1}年度相比${moved}${change}万元，${grew}${this.#claim('growth', subject, percent(delta, prior, 2), '%')}%`;
  }
}
