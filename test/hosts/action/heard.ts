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

/** Those that parity.test.ts hears of: what people do with a case. */
export const HEARD_OF_CASES = [
  ...['issues.edited', 'issues.labeled', 'issues.unlabeled', 'issues.closed', 'issue_comment.created'],
  ...['pull_request.closed', 'pull_request.reopened'],
] as const

/** Those that parity-of-plans.test.ts hears of. The others are heard of in parity-of-other-cases.test.ts. */
export const HEARD_OF_PLANS = [
  ...['issue_comment.edited', 'pull_request.opened', 'pull_request.edited', 'pull_request.synchronize'],
  ...['pull_request_review.submitted', 'pull_request_review.edited', 'pull_request_review.dismissed'],
] as const
