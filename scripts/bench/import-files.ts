import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

const english = ['Ada', 'Alan', 'Grace', 'Edsger', 'Barbara', 'Donald', 'Margaret', 'Ken']
const family = ['Lovelace', 'Turing', 'Hopper', 'Dijkstra', 'Liskov', 'Knuth', 'Hamilton', 'Thompson']
const chinese = ['伟', '芳', '娜', '敏', '静', '强', '磊', '洋']
const surnames = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄']
const pick = <T>(list: readonly T[], at: number): T | '' => list[at % list.length] ?? ''

const companyOf = (n: number) => (n % 2 ? `星河科技${n}有限公司` : `Northern Light ${n} Ltd`)
/** One row in fifty has something wrong with it. */
const isBad = (n: number) => n % 50 === 49
export const badRows = (rows: number): number => Math.floor(rows / 50)

function* accountLines(accounts: number): Generator<string> {
  yield '名称,Industry,Employees,Website\r\n'
  for (let n = 0; n < accounts; n++)
    yield `${companyOf(n)},technology,${(n % 900) + 10},https://company${n}.example.com\r\n`
}

function* contactLines(rows: number, accounts: number): Generator<string> {
  yield 'First name,姓,E-mail,Phone,Account,Level,Department,职位,Decision maker\r\n'
  for (let n = 0; n < rows; n++) {
    const [first, last] =
      n % 2 ? [pick(chinese, n), pick(surnames, n >> 3)] : [pick(english, n), pick(family, n >> 3)]
    const email = isBad(n) ? `nobody-${n}` : `person${n}@example.com`
    const level = n % 3 ? 'VP' : '经理'
    yield `${first},${last},${email},+86 138 ${String(n).padStart(8, '0')},${companyOf(n % accounts)},${level},"Sales, ${n % 40}",Account manager ${n % 100},${n % 5 ? 'no' : '是'}\r\n`
  }
}

/** Two files in both languages: companies, and people who belong to them by name. */
export async function writeFiles(accounts_path: string, contacts_path: string, rows: number): Promise<void> {
  const accounts = Math.max(Math.floor(rows / 25), 1)
  await pipeline(Readable.from(accountLines(accounts)), createWriteStream(accounts_path))
  await pipeline(Readable.from(contactLines(rows, accounts)), createWriteStream(contacts_path))
}
