import { structuredPatch } from 'diff'
import { scrolls } from '../parts/scrolls.ts'
import { useSession } from '../session.tsx'

/** The lines taken away and the lines added, in their order. */
export function DiffView({ of, before, after }: { of: string; before: string; after: string }) {
  const { say } = useSession()
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 })
  return (
    <section class="diff" ref={scrolls} aria-label={`${say('file.diff')}: ${of}`}>
      {hunks.map(({ oldStart, newStart, oldLines, newLines, lines }) => (
        <div key={`${oldStart} ${newStart}`}>
          <div class="diff-line diff-hunk">{`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`}</div>
          {lines.map((line, index) => (
            <div
              key={index}
              class={`diff-line ${line.startsWith('+') ? 'diff-added' : line.startsWith('-') ? 'diff-removed' : ''}`}
            >
              {line}
            </div>
          ))}
        </div>
      ))}
    </section>
  )
}
