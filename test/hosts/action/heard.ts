import { asObject, asTexts } from '../../../src/sandbox/json.ts'
import { readTemplate, templateFiles } from '../../templates/workflow-files.ts'

/** The events that GitHub tells of a pull request where a workflow does not say. */
const USUAL = ['opened', 'synchronize', 'reopened']

/** Every kind of event for which a workflow of the templates runs the Action on cases; a push has no action. */
export const listenedFor: readonly string[] = [
  ...new Set(
    templateFiles
      .map(readTemplate)
      .filter(({ job }) => job.steps.some((step) => step.with?.run === 'event'))
      .flatMap(({ on }) =>
        Object.entries(on).flatMap(([event, asked]) => {
          if (event === 'push') return [event]
          const { types = USUAL } = asObject(asked)
          return asTexts(types).map((action) => `${event}.${action}`)
        }),
      ),
  ),
].sort()

/** Those that parity.test.ts hears of: what people do with a case. The others are heard of in parity-of-plans.test.ts. */
export const HEARD_OF_CASES = [
  ...['issues.opened', 'issues.edited', 'issues.labeled', 'issues.unlabeled', 'issues.closed'],
  ...['issues.transferred', 'issues.deleted'],
  ...['issue_comment.created', 'pull_request.closed', 'pull_request.reopened'],
] as const
