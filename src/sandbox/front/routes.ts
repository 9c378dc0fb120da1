import type { FakeGitHub } from '../fake-github.ts'
import type { Route } from '../route.ts'
import { activityRoutes } from './activity.ts'
import { alertRoutes } from './alerts.ts'
import { appRoutes } from './app.ts'
import { appRegistrationRoutes } from './app-registrations.ts'
import { assigneeRoutes } from './assignees.ts'
import { checkRoutes } from './checks.ts'
import { commentRoutes } from './comments.ts'
import { commitListRoutes } from './commit-list.ts'
import { gitRoutes } from './git.ts'
import { graphqlRoutes } from './graphql.ts'
import { issueListRoutes } from './issue-list.ts'
import { issueSettingsRoutes } from './issue-settings.ts'
import { issueRoutes } from './issues.ts'
import { labelRoutes } from './labels.ts'
import { mergeRoutes } from './merge.ts'
import { newRepositoryRoutes } from './new-repository.ts'
import { passedOnRoutes } from './passed-on.ts'
import { projectItemRoutes } from './project-items.ts'
import { projectViewRoutes } from './project-views.ts'
import { projectRoutes } from './projects.ts'
import { pullRoutes } from './pulls.ts'
import { reactionRoutes } from './reactions.ts'
import { repositoryRoutes } from './repositories.ts'
import { reviewRoutes } from './reviews.ts'
import { secretRoutes } from './secrets.ts'
import { subIssueRoutes } from './sub-issues.ts'
import { teamRepositoryRoutes } from './team-repositories.ts'
import { teamRoutes } from './teams.ts'
import { timelineRoutes } from './timeline.ts'
import { userRoutes } from './users.ts'
import { workflowRoutes } from './workflows.ts'

/** Everything the sandbox answers; the first that fits counts, so what emulate may answer alone stands last. */
export const apiRoutes = (world: FakeGitHub): Route[] =>
  [
    issueRoutes,
    issueListRoutes,
    commentRoutes,
    labelRoutes,
    assigneeRoutes,
    timelineRoutes,
    reactionRoutes,
    subIssueRoutes,
    issueSettingsRoutes,
    projectRoutes,
    projectItemRoutes,
    projectViewRoutes,
    gitRoutes,
    activityRoutes,
    alertRoutes,
    commitListRoutes,
    pullRoutes,
    mergeRoutes,
    reviewRoutes,
    checkRoutes,
    newRepositoryRoutes,
    repositoryRoutes,
    secretRoutes,
    workflowRoutes,
    teamRepositoryRoutes,
    teamRoutes,
    userRoutes,
    appRoutes,
    appRegistrationRoutes,
    graphqlRoutes,
    passedOnRoutes,
  ].flatMap((routes) => routes(world))
