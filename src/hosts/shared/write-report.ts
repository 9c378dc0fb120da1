import { join } from 'node:path'
import { writeInside } from '../../adapters/files/scaffold-file.ts'
import { editionsCsv } from '../../adapters/report/editions-csv.ts'
import { registerCsv } from '../../adapters/report/register-csv.ts'
import type { ReportContext } from '../../adapters/report/report-context.ts'
import { reportPage } from '../../adapters/report/report-page.ts'
import type { Register } from '../../app/report/read-register.ts'

/** A folder to write into. `root` is named by whoever runs this; what lies below it anybody may have put there. */
export interface OutFolder {
  root: string
  folder: string
}

/** The path of a file there below its root. */
export const pathIn = ({ folder }: OutFolder, name: string): string => (folder === '' ? name : `${folder}/${name}`)

/** The register as CSV and JSON, and the page; gives the path of the page. */
export async function writeReport(
  out: OutFolder,
  { records, entries, figures, holdings }: Register,
  context: ReportContext,
): Promise<string> {
  const { now, policy } = context
  const json = { at: now, company: policy.company.name, records, figures, register: entries, editions: holdings }
  const write = (name: string, text: string): Promise<void> => writeInside(out.root, pathIn(out, name), text)
  await Promise.all([
    write('register.csv', registerCsv(entries, context)),
    write('editions.csv', editionsCsv(holdings, context)),
    write('register.json', `${JSON.stringify(json, undefined, 2)}\n`),
    write('report.html', reportPage(entries, figures, holdings, context)),
  ])
  return join(out.root, pathIn(out, 'report.html'))
}
