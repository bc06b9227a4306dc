/**
 * Rules on what is missing, left over or named in several ways.
 */
import type { Rule } from './rule.ts';

const publisher = (
  severity: Rule['severity'],
  title: string,
  message: string,
  { why, silent, category = 'completeness' }: Pick<Rule, 'why' | 'silent'> & { category?: Rule['category'] },
): Rule => ({ severity, origin: 'publisher', category, title, message, why, silent });

export const COMPLETENESS_RULES = {
  'completeness/announced-table-missing': publisher(
    'error',
    'Tables announced but absent',
    '目录或附表清单列出的{count}张表在正文中没有：《{titles}》。',
    {
      why: 'The figures were promised and cannot be checked.',
      silent: 'Tables printed under another title of the same form; with grids or pages that could not be read, our reading is to blame.',
    },
  ),
  'completeness/required-table-missing': publisher(
    'error',
    'Tables required but neither printed nor announced',
    '按规定应公开的{count}张表没有公开，目录也未列出：《{titles}》。',
    {
      why: 'Every department publishes the statutory tables, empty ones included.',
      silent:
        'Tables announced elsewhere; the table of state capital before the accounts of 2020; documents whose title speaks of the 三公 expenses alone.',
    },
  ),
  'completeness/budget-title': publisher(
    'warning',
    'Table of a final account is titled as a budget',
    '《{title}》疑为《{meant}》：决算的表题写作“预算”。',
    {
      why: 'Programs and readers who go by the title take the table for a budget.',
      silent: 'Budgets printed beside the account, which has the table of that name, too.',
    },
  ),
  'completeness/entity-words': publisher(
    'info',
    'Account of a single unit speaks of itself as a department',
    '本文件为单位决算，情况说明中有{count}处自称“{word}”，另有{others}处自称“{own}”。',
    { why: 'The text may be that of the department above.', silent: 'Accounts of departments, which may be a single unit.' },
  ),
  'completeness/other-level': publisher(
    'warning',
    'Words of another level of government',
    '“{unit}”不是{level}单位，文字却称“{text}”（共{count}处），疑为套用其他级次的文字。',
    {
      why: 'The text was copied from another level of government: what it says of the money, or of the region, is not meant for this unit.',
      silent: 'Courts, procuratorates and other bodies that the province or the centre pays; names without a place; quotations.',
    },
  ),
  'completeness/labels-missing': publisher(
    'info',
    'Tables without the name of the unit and the unit of money',
    '{count}张表的表头没有填报单位和金额单位，而其他各表均有：{tables}。',
    {
      why: 'A table that is copied alone does not say whose figures it has, nor whether they are in 元 or 万元.',
      silent: 'Documents in which few tables have both; tables that have one of them.',
    },
  ),
  'completeness/note-subject': publisher(
    'warning',
    'Note below a table speaks of another table',
    '《{table}》下的注称“{text}”，与本表内容不符。',
    {
      why: 'The note was copied from another table, or the table stands in the wrong place.',
      silent: 'Notes that speak of the table as well.',
    },
  ),
  'completeness/annex-missing': publisher('warning', 'Annex referred to but absent', '正文所称附件中的{names}在文件中没有。', {
    why: 'What was promised cannot be read.',
    silent: 'Annexes of other files (另附, an address); a title, a line of its own or a table of that kind behind the sentence.',
  }),
  'completeness/empty-table-unexplained': publisher(
    'warning',
    'Empty table without a statement',
    '《{table}》没有数据，表下和情况说明中均未说明原因。',
    {
      why: 'Tables without data are to be printed and explained, or nobody knows whether they were forgotten.',
      silent: 'Statements under the table or in the narrative, amounts of zero in the narrative among them.',
    },
  ),
  'completeness/statement-contradicts-figures': publisher(
    'error',
    'Statement of no data over figures',
    '《{table}》声明“{statement}”，表中却有{count}个非零数字。',
    {
      why: 'Statement or figures are wrong.',
      silent: 'A budget of the “三公” money without spending; statements on single items; conditional sentences of templates.',
    },
  ),
  'completeness/denial-contradicts-figures': publisher(
    'error',
    'Sentence denies money that a table states',
    '正文称“{statement}”，《{table}》的“{label}”却为{actual}{unit}。',
    {
      why: 'The sentence is that of another unit or another year, or the figure is wrong.',
      silent: 'Other years, budgets and reasons; sections on funds of their own; parts of an item (外宾接待费); conditions of templates.',
    },
  ),
  'completeness/blank-label': publisher('error', 'Label over a table without its value', '《{table}》表头的“{label}：”后没有填写内容。', {
    why: 'Nobody can tell whose table it is, or in which unit.',
    silent: 'Tables without the label, which take it from the table before.',
  }),
  'completeness/form-number': publisher('warning', 'One form number over two tables', '《{first}》和《{second}》都标为“{number}”。', {
    why: 'Readers and programs that go by the number take one table for the other.',
    silent: 'One table printed in several pieces.',
  }),
  'completeness/publication-date': publisher(
    'warning',
    'Date of publication does not fit the year of the account',
    '公开日期{date}与{year}年度决算不相称。',
    {
      why: 'The date or the year is misprinted.',
      silent: 'The two years after that of the account. A date before its end is an error.',
    },
  ),
  'identity/table-year': publisher(
    'error',
    'Year over a table is not that of the account',
    '《{table}》标注的年度为{actual}年，本决算为{expected}年度。',
    { why: 'The table may be that of another year.', silent: 'Tables without a year.', category: 'identity' },
  ),
  'identity/heading-year': publisher(
    'error',
    'Year in a heading is not that of the account',
    '标题“{text}”中的年度为{actual}年，本决算为{expected}年度。',
    {
      why: 'Text copied from another year may carry its figures, too.',
      silent: 'Headings on evaluations, which may be of the year before; on the budget of the year that follows; titles of documents.',
      category: 'identity',
    },
  ),
  'identity/sentence-year': publisher(
    'error',
    'Sentence on the accounts names another year',
    '“{text}”所述年度为{actual}年，应为{expected}年。',
    {
      why: 'Text copied from another year may carry its figures, too.',
      silent:
        'Years inside a sentence, of projects, documents and comparisons; evaluated projects unless their money is that of the year; sentences on the budget of the year that follows.',
      category: 'identity',
    },
  ),
  'identity/compared-year': publisher(
    'error',
    'Comparison with a year that is not the one before',
    '“{text}”以{actual}年为比较年度，本决算的上年为{expected}年。',
    {
      why: 'An increase against another year means something else.',
      silent: 'Evaluations of projects; comparisons with 上年; what the budget of the year that follows is compared with.',
      category: 'identity',
    },
  ),
  'identity/unit-name': publisher(
    'error',
    'Name of the unit is printed differently',
    '单位名称不一致：有{count}处为“{actual}”，封面或他处为“{expected}”。',
    {
      why: 'The name identifies whose accounts these are.',
      silent:
        'Short forms and known abbreviations, names without their region, units of other names. Outside of captions and headings a warning.',
      category: 'identity',
    },
  ),
  'completeness/template-text': publisher(
    'error',
    'Text of the template left in',
    '“{text}”疑为未删改的模板文字（{kind}），共{count}处。',
    {
      why: 'The place was never filled in.',
      silent: 'Names hidden with ××× before 路, 街 and the like; ellipses inside sentences. Harmless remains are warnings.',
    },
  ),
  'completeness/empty-number': publisher('error', 'Number missing before its unit', '“{text}”缺少数字。', {
    why: 'The figure was never filled in.',
    silent: 'Units that are no measure of the word before them.',
  }),
  'completeness/doubled-text': publisher('warning', 'Words or amounts printed twice', '“{text}”疑有重复文字。', {
    why: 'One of them may stand for something else.',
    silent: 'Compounds that double a word on purpose (公共服务服务质量).',
  }),
  'completeness/watermark': publisher('warning', 'Mark of an unpublished copy', '公开文件中残留“{text}”字样{count}处。', {
    why: 'The copy was not meant for publication, or the mark was forgotten.',
    silent: 'Such words inside sentences and in titles of documents.',
  }),
  'completeness/numbering-gap': publisher('warning', 'Gap in the numbering', '编号从“{before}”跳到“{after}”，缺少“{missing}”。', {
    why: 'A paragraph may be missing.',
    silent: 'Numbers that stand anywhere else in the text; lists that do not begin at one.',
  }),
  'completeness/number-repeated': publisher('warning', 'Two headings in a row with one number', '相邻两个标题的编号都是“{number}”。', {
    why: 'A heading was inserted or copied without counting on.',
    silent: 'Numbers one, which begin another list; a part whose heading is printed again.',
  }),
  'completeness/number-wrong': publisher(
    'warning',
    'Number of a heading does not fit those around it',
    '“{before}”之后的编号为“{number}”，应为“{expected}”。',
    {
      why: 'The heading may belong elsewhere, or its number was copied.',
      silent: 'Numbers that begin a list anew; runs of several numbers that do not fit.',
    },
  ),
  'unit/empty-table': publisher(
    'warning',
    'Empty table under another unit of money',
    '《{table}》没有数额，表头单位为“{actual}”，其余{count}张有数额的表均为“{expected}”。',
    {
      category: 'unit',
      why: 'The unit was left from a template; figures that are filled in later would be read wrong by a factor of ten thousand.',
      silent: 'Tables with amounts; documents whose other tables are few, or of several units.',
    },
  ),
  'completeness/contents-page': publisher(
    'warning',
    'Page of the contents out of order',
    '目录中有{count}处页码与前后条目的顺序不符：{titles}。',
    {
      why: 'A reader who goes by the contents turns to the wrong page.',
      silent:
        'Numbering that begins anew, as that of annexes does; contents with more than two such entries, which may be read in a wrong order.',
    },
  ),
  'completeness/contents-number': publisher(
    'warning',
    'Numbers of headings differ from the contents',
    '正文有{count}个标题的编号与目录不同：{titles}。',
    {
      why: 'One of the numbers is wrong, and references to it lead elsewhere.',
      silent: 'Titles that stand twice in the contents or in the body; numbers that other rules on numbering tell of.',
    },
  ),
  'completeness/number-missing': publisher(
    'warning',
    'Item of a numbered series without number',
    '“{section}”中“{item}”一项没有编号，其他各项均有编号。',
    { why: 'The item is easily overlooked.', silent: 'Series without any numbers.' },
  ),
  'completeness/contents-title': publisher(
    'info',
    'Titles of the contents differ from the body',
    '目录有{count}个标题与正文不同：{titles}。',
    { why: 'The contents may be those of another year’s document.', silent: 'Years, particles and quotes.' },
  ),
  'completeness/topic-missing': publisher(
    'warning',
    'Narrative does not speak of a required topic',
    '情况说明没有涉及按规定应当说明的内容：{topics}。',
    {
      why: 'Departments are to explain these in every disclosure.',
      silent: 'Topics mentioned anywhere, be it in one sentence; documents whose title speaks of the 三公 expenses alone.',
    },
  ),
  'completeness/number-not-told': publisher(
    'warning',
    'Number that goes with a cost is not told',
    '“三公”经费中有{subject}，但没有说明{numbers}。',
    {
      why: 'Disclosures are to say how many receptions, guests and vehicles the money paid for.',
      silent:
        'Costs of nothing; numbers told anywhere, in a sentence on the matter or in a table of statistics; years in which forms did not ask for them yet, and unknown years.',
    },
  ),
  'completeness/section-subject': publisher(
    'error',
    'Section speaks of another matter than its title',
    '“{section}”一节通篇说的是“{foreign}”，没有提到“{subject}”。',
    { why: 'The text was copied from another section and not changed.', silent: 'Sections that speak of both.' },
  ),
  'completeness/glossary-items': publisher(
    'info',
    'Glossary does not explain items of expenditure',
    '名词解释没有解释一般公共预算支出表中的{count}个项级科目：{items}。',
    { why: 'Readers learn what the items mean from the glossary.', silent: 'Glossaries that explain no items of expenditure at all.' },
  ),
  'completeness/glossary-unused': publisher(
    'info',
    'Glossary explains items that no table has',
    '名词解释中的{count}个项级科目在各表中没有出现：{items}。',
    { why: 'The glossary may be that of another unit or year.', silent: 'Items of any table of the disclosure.' },
  ),
  'completeness/glossary-repeated': publisher('warning', 'Glossary explains one term twice', '名词解释把“{term}”解释了{count}次。', {
    why: 'One of the explanations stands under the wrong name, or was printed twice.',
    silent: 'Terms within an explanation, and the last parts of paths of items.',
  }),
  'completeness/code-names': publisher('info', 'One code under several names', '科目{code}在各表中的名称不一致：“{names}”。', {
    why: 'A name may be cut off or misprinted.',
    silent: 'Blanks, brackets and quotes.',
  }),
  'completeness/entity-kind': publisher('info', 'Headings mix 部门 and 单位', '本文件为{kind}决算，标题中却称“{other}”：“{titles}”。', {
    why: 'A department’s accounts include those of its units; a unit’s do not.',
    silent: 'Sentences and notes.',
  }),
} as const satisfies Record<string, Rule>;
