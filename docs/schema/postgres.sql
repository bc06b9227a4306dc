-- Tables for the CSV files of a run; fill each with COPY … WITH (FORMAT csv, HEADER true).

-- 事实：每个已公布的非空单元格一行
CREATE TABLE IF NOT EXISTS facts (
  "document" text, -- 文档标识
  "file" text, -- 输入文件
  "fiscalYear" integer, -- 年度
  "unitName" text, -- 单位名称
  "table" text, -- 表
  "occurrence" integer, -- 同表序号
  "row" text, -- 行
  "column" text, -- 列
  "label" text, -- 项目名称
  "value" numeric, -- 公布数
  "unit" text, -- 计量单位
  "amountYuan" numeric, -- 金额（元）
  "raw" text, -- 原文
  "confidence" numeric, -- 识别置信度
  "page" integer, -- 页码
  "x0" numeric, -- 位置 x0（点，自页面左上角）
  "y0" numeric, -- 位置 y0（点，自页面左上角）
  "x1" numeric, -- 位置 x1（点，自页面左上角）
  "y1" numeric, -- 位置 y1（点，自页面左上角）
  "repairs" text, -- 修正规则
  "line" integer, -- 行号
  "columnStart" integer, -- 起始字符
  "columnEnd" integer -- 结束字符
);

-- 陈述：文字说明中的数字
CREATE TABLE IF NOT EXISTS claims (
  "document" text, -- 文档标识
  "file" text, -- 输入文件
  "fiscalYear" integer, -- 年度
  "unitName" text, -- 单位名称
  "section" text, -- 章节
  "kind" text, -- 类别
  "subject" text, -- 对象
  "facts" text, -- 对应事实
  "value" numeric, -- 数值
  "unit" text, -- 计量单位
  "direction" text, -- 方向
  "base" text, -- 比较基数
  "text" text, -- 原文
  "page" integer, -- 页码
  "line" integer -- 行号
);

-- 绩效指标
CREATE TABLE IF NOT EXISTS indicators (
  "document" text, -- 文档标识
  "file" text, -- 输入文件
  "fiscalYear" integer, -- 年度
  "unitName" text, -- 单位名称
  "table" text, -- 表
  "occurrence" integer, -- 同表序号
  "projectName" text, -- 项目名称
  "level1" text, -- 一级指标
  "level2" text, -- 二级指标
  "level3" text, -- 三级指标
  "target" text, -- 年度指标值
  "targetOperator" text, -- 指标值比较符
  "targetNumber" numeric, -- 指标值数字
  "targetUnit" text, -- 指标值单位
  "actual" text, -- 实际完成值
  "actualNumber" numeric, -- 完成值数字
  "actualUnit" text, -- 完成值单位
  "weight" text, -- 分值
  "score" text, -- 得分
  "note" text, -- 说明
  "page" integer, -- 页码
  "line" integer -- 行号
);

-- 表格
CREATE TABLE IF NOT EXISTS tables (
  "document" text, -- 文档标识
  "file" text, -- 输入文件
  "fiscalYear" integer, -- 年度
  "unitName" text, -- 单位名称
  "table" text, -- 表
  "occurrence" integer, -- 同表序号
  "title" text, -- 表名
  "formNumber" text, -- 表号
  "unit" text, -- 计量单位
  "entity" text, -- 编制单位
  "pages" text, -- 页码
  "rows" integer, -- 行数
  "columns" integer, -- 列数
  "cells" integer, -- 单元格数
  "facts" integer, -- 事实数
  "empty" boolean, -- 空表
  "emptyStatement" text, -- 空表说明
  "family" text -- 表样
);

-- 异常日志
CREATE TABLE IF NOT EXISTS anomalies (
  "document" text, -- 文档标识
  "file" text, -- 输入文件
  "fiscalYear" integer, -- 年度
  "unitName" text, -- 单位名称
  "id" text, -- 标识
  "rule" text, -- 规则
  "severity" text, -- 严重程度
  "origin" text, -- 来源
  "category" text, -- 类别
  "message" text, -- 说明
  "expected" text, -- 应为
  "actual" text, -- 实为
  "difference" text, -- 差额
  "tolerance" text, -- 允许误差
  "page" integer, -- 页码
  "line" integer, -- 行号
  "facts" text, -- 涉及事实
  "repaired" boolean, -- 已修正
  "accepted" text -- 接受理由
);

-- 单元格：零、短横线、空白各不相同
CREATE TABLE IF NOT EXISTS cells (
  "document" text, -- 文档标识
  "file" text, -- 输入文件
  "fiscalYear" integer, -- 年度
  "unitName" text, -- 单位名称
  "tableIndex" integer, -- 文档内表序
  "table" text, -- 表
  "occurrence" integer, -- 同表序号
  "row" integer, -- 行（自 0）
  "column" integer, -- 列（自 0）
  "rowSpan" integer, -- 合并行数
  "columnSpan" integer, -- 合并列数
  "rowRole" text, -- 行的作用
  "rowKeys" text, -- 规范行
  "columnKey" text, -- 规范列
  "content" text, -- 内容
  "raw" text, -- 原文
  "page" integer, -- 页码
  "line" integer -- 行号
);
