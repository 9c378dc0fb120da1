import type { FakeGitHub } from '../fake-github.ts'
import { allIssues } from '../front/issue-list.ts'
import type { SandboxFacts } from '../sandbox-facts.ts'
import type { Issue } from '../shapes.ts'
import { document, type Html, html } from './html.ts'

export async function homePage(world: FakeGitHub, facts: SandboxFacts): Promise<string> {
  const lists = await Promise.all(
    world.repositories.map(async (repository) => {
      const open = (await allIssues(world, repository)).filter((issue) => issue.state === 'open')
      return html`<h2>${repository.full_name}</h2>${open.length > 0 ? issueTable(open) : html`<p>Nothing is open.</p>`}`
    }),
  )
  const people = Object.entries(facts.tokens).map(
    ([login, token]) => html`<tr><td>${login}</td><td><code>${token}</code></td></tr>`,
  )
  return document(
    'An embedded GitHub to try Hikeshi on',
    html`<p>Everything here is in memory and gone when the sandbox stops. Speak GitHub's REST API to
<code>${facts.url}</code>; the board is <a href="${facts.project.url}">here</a>.</p>${lists}
<h2>People</h2><table><tr><th>login</th><th>token</th></tr>${people}</table>
<h2>Try</h2><pre>${examples(facts)}</pre>`,
  )
}

const issueTable = (issues: readonly Issue[]): Html =>
  html`<table>${issues.map(
    (issue) => html`<tr><td>#${issue.number}</td><td><a href="${issue.html_url}">${issue.title}</a></td>
<td>${issue.labels.map((label) => html`<span class="tag">${label.name}</span>`)}</td><td>${issue.user.login}</td></tr>`,
  )}</table>`

const examples = (facts: SandboxFacts): string => `# Report an incident
curl -H 'authorization: Bearer ${facts.tokens.reporter}' ${facts.url}/repos/${facts.repos.incidents}/issues \\
  -d '{"title": "The accounting PC shows a ransom note", "labels": ["hikeshi: incident"]}'

# Contain it
curl -H 'authorization: Bearer ${facts.tokens.responder}' ${facts.url}/repos/${facts.repos.incidents}/issues/2/comments \\
  -d '{"body": "/contain The PC is off the network."}'

# Three days later
curl -d '{"advance": "P3D"}' ${facts.control}/clock && curl -X POST ${facts.control}/sweep

# GitHub refuses to store a key, and every push to the branch of the records; {} switches both off
curl -d '{"pushProtection": ["AKIAIOSFODNN7EXAMPLE"], "rules": {"hikeshi": ["pull_request"]}}' ${facts.control}/github`
