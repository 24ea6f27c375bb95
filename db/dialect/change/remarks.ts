import type { Column, Table } from './shape.ts'
import { type Kind, kindOf } from './values.ts'

/*
 * What a person who reviews the way back should know, as comments. Two beginnings have a meaning: `-- lost:` is
 * what cannot come back, and while a line begins `-- write by hand:` the file refuses to run.
 */

const wordFor: Record<Kind, string> = {
  text: 'text',
  number: 'numbers',
  moment: 'moments',
  json: 'JSON',
  boolean: 'yes or no',
}

const wordOf = (column: Column) => {
  const kind = kindOf(column)
  return kind ? wordFor[kind] : 'values'
}

export const remarks = {
  dropsTable: (table: string) => `-- lost: going down drops ${table} and every row in it`,
  dropsColumn: (table: string, column: string) =>
    `-- lost: going down drops ${table}.${column} and what is in it`,
  returnsTable: (table: string) =>
    `-- lost: ${table} held rows that the upgrade dropped; it comes back empty`,
  returnsColumn: (table: string, column: Column, value?: string) =>
    `-- lost: ${table}.${column.name} held ${wordOf(column)} that the upgrade dropped; it comes back ${value ? `as ${inLine(value)}` : 'empty'}`,
  returnsChanged: (table: string, column: Column) =>
    `-- lost: ${table}.${column.name} held ${wordOf(column)}; it comes back as what the upgrade made of it`,
  fills: (table: string, column: string, value: string) =>
    `-- lost: where ${table}.${column} is empty by now, it becomes ${inLine(value)}`,
  cutsLoose: (table: string, column: string, to: string) =>
    `-- lost: ${table}.${column} points to rows of ${to} that the upgrade dropped; it becomes empty`,
  repoint: (table: string, column: string, to: string) =>
    remarks.byHand(
      `what becomes of rows of ${table} whose ${column} points to what the upgrade dropped with ${to}`,
    ),
  fill: (table: string, column: Column, problem: string) =>
    remarks.byHand(`fill ${table}.${column.name}, which ${problem}`),
  byHand: (what: string) => `-- write by hand: ${what}`,
  stays: (table: string, column: string, what: string) =>
    `-- where ${table}.${column} ${what}, it stays the text it is`,
  stops: (where: string) => `-- stops here, with nothing changed, ${where}`,
}

const inLine = (sql: string) => sql.replace(/\s+/g, ' ')

/** Rules that rows written since may break. */
export const breaks = {
  unique: ({ name }: Table, columns: string[]) =>
    remarks.stops(`if two rows of ${name} have the same ${columns.join(' and ')}`),
  check: ({ name }: Table, check: string) => remarks.stops(`if a row of ${name} breaks ${check}`),
  foreignKey: ({ name }: Table, columns: string[], to: string) =>
    remarks.stops(`if ${columns.map((column) => `${name}.${column}`).join(', ')} points to no row of ${to}`),
  type: (table: string, column: string, fails: string) =>
    remarks.stops(`if a value of ${table}.${column} ${fails}`),
  notNull: ({ name }: Table, column: string) => remarks.stops(`if ${name}.${column} is empty in a row`),
}

/** A statement under what is to be said about it, if anything. */
export const noted = (remark: string | false | undefined, statement: string) =>
  remark ? `${remark}\n${statement}` : statement
