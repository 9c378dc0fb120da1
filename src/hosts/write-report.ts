import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { registerCsv } from '../adapters/report/register-csv.ts'
import { type ReportContext, reportPage } from '../adapters/report/report-page.ts'
import type { Register } from '../app/report/read-register.ts'

/** The register as CSV and JSON, and the page; gives the path of the page. */
export async function writeReport(
  folder: string,
  { entries, figures }: Register,
  context: ReportContext,
): Promise<string> {
  await mkdir(folder, { recursive: true })
  const page = join(folder, 'report.html')
  const { now, policy } = context
  const json = { at: now, company: policy.company.name, figures, register: entries }
  await Promise.all([
    writeFile(join(folder, 'register.csv'), registerCsv(entries)),
    writeFile(join(folder, 'register.json'), `${JSON.stringify(json, undefined, 2)}\n`),
    writeFile(page, reportPage(entries, figures, context)),
  ])
  return page
}
