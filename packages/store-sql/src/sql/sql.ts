import { type AliasedExpression, type Expression, type OperationNode, sql as kyselySql } from 'kysely'
import { snake } from './names.ts'

/**
 * A piece of SQL, or a whole statement, with the values in it. Kysely takes it wherever it takes an
 * expression. It is written without Kysely, though, which makes a tree of frozen nodes of it and copies that
 * twice: most of what a commit says besides is said in pieces, and each time anew.
 */
export class Sql<Value = unknown> implements Expression<Value> {
  readonly #texts: readonly string[]
  readonly #values: readonly unknown[]

  constructor(texts: readonly string[], values: readonly unknown[] = []) {
    this.#texts = texts
    this.#values = values
  }

  get expressionType(): Value | undefined {
    return undefined
  }

  as<Name extends string>(name: Name): AliasedExpression<Value, Name> {
    return kyselySql<Value>`${this}`.as(name)
  }

  toOperationNode(): OperationNode {
    return kyselySql(Object.assign([...this.#texts], { raw: this.#texts }), ...this.#values).toOperationNode()
  }

  /** Its text with `?` for each value. */
  compile(): { readonly sql: string; readonly parameters: readonly unknown[] } {
    const parameters: unknown[] = []
    return { sql: this.#write(parameters), parameters }
  }

  #write(parameters: unknown[]): string {
    let text = this.#texts[0] ?? ''
    for (const [index, value] of this.#values.entries()) {
      if (value instanceof Sql) text += value.#write(parameters)
      else {
        parameters.push(value)
        text += '?'
      }
      text += this.#texts[index + 1] ?? ''
    }
    return text
  }
}

function template<Value = unknown>(texts: readonly string[], ...values: readonly unknown[]): Sql<Value> {
  return new Sql<Value>(texts, values)
}

/** Names are ours, and few. */
const names = new Map<string, Sql>()

/** A name as TypeScript has it, quoted; a table may stand before a column, with a dot. */
function name(given: string): Sql {
  let known = names.get(given)
  if (known === undefined) names.set(given, (known = new Sql([given.replace(/[^.]+/g, (part) => `"${snake(part)}"`)])))
  return known
}

/**
 * Writes a piece of SQL: what stands in `${}` becomes a parameter, or is a piece itself.
 *
 * `ref`, `table`: a name; `lit`: a text or number of our own that stands in the text; `join`: several, with a
 * comma or what else is said.
 */
export const sql = Object.assign(template, {
  ref: name,
  table: name,
  lit: (value: string | number): Sql => new Sql([typeof value === 'number' ? `${value}` : quoted(value)]),
  join: (values: readonly unknown[], between: Sql = template`, `): Sql =>
    new Sql(
      Array.from({ length: 2 * values.length }, () => ''),
      values.flatMap((value, index) => (index === 0 ? [value] : [between, value])),
    ),
})

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
