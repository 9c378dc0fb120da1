import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { editionsCsv } from '../../adapters/report/editions-csv.ts'
import { registerCsv } from '../../adapters/report/register-csv.ts'
import type { ReportContext } from '../../adapters/report/report-context.ts'
import { reportPage } from '../../adapters/report/report-page.ts'
import type { Register } from '../../app/report/read-register.ts'

/** The register as CSV and JSON, and the page; gives the path of the page. */
export async function writeReport(
  folder: string,
  { entries, figures, holdings }: Register,
  context: ReportContext,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const page = join(folder, 'report.html')
  const { now, policy, language } = context
  const json = { at: now, company: policy.company.name, figures, register: entries, editions: holdings }
  await Promise.all([
    writeFile(join(folder, 'register.csv'), registerCsv(entries, context)),
    writeFile(join(folder, 'editions.csv'), editionsCsv(holdings, language)),
    writeFile(join(folder, 'register.json'), `${JSON.stringify(json, undefined, 2)}\n`),
    writeFile(page, reportPage(entries, figures, holdings, context)),
  ])
  return page
}
