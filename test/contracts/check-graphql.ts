import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  getNamedType,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { githubSchema } from './github-schema.ts'
import type { Problem } from './problem.ts'

/** The findings of GitHub's GraphQL schema against a document and the variables that are sent with it. */
export function checkGraphql(document: string, variables: Record<string, unknown> = {}): Problem[] {
  const { parsed, problems } = judged(document)
  return parsed === undefined ? [...problems] : [...problems, ...checkVariables(parsed, variables)]
}

/** `parsed` only where the document may be asked at all. */
interface Judged {
  parsed: DocumentNode | undefined
  problems: readonly Problem[]
}

/** A client asks by the same few documents again and again: each is judged once. */
const known = new Map<string, Judged>()

function judged(document: string): Judged {
  const found = known.get(document) ?? judge(document)
  known.set(document, found)
  return found
}

function judge(document: string): Judged {
  const parsed = parseDocument(document)
  if (parsed instanceof GraphQLError)
    return { parsed: undefined, problems: [{ code: 'invalid-document', pointer: '', text: parsed.message }] }
  const errors = validate(githubSchema(), parsed)
  if (errors.length === 0) return { parsed, problems: checkPageSizes(parsed) }
  const problems = errors.map((error): Problem => {
    return { code: 'invalid-document', pointer: place(error), text: error.message }
  })
  return { parsed: undefined, problems }
}

function parseDocument(document: string): DocumentNode | GraphQLError {
  try {
    return parse(document)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
}

/** GitHub refuses a connection without `first` or `last`, which its schema does not say. */
function checkPageSizes(document: DocumentNode): Problem[] {
  const problems: Problem[] = []
  const types = new TypeInfo(githubSchema())
  const enter = (node: FieldNode) => {
    const type = types.getType()
    const sized = node.arguments?.some((one) => one.name.value === 'first' || one.name.value === 'last')
    if (type && getNamedType(type).name.endsWith('Connection') && !sized) {
      const text = `GitHub wants "first" or "last" on ${node.name.value}`
      problems.push({ code: 'missing-page-size', pointer: `/${node.name.value}`, text })
    }
  }
  visit(document, visitWithTypeInfo(types, { Field: { enter } }))
  return problems
}

function checkVariables(document: DocumentNode, variables: Record<string, unknown>): Problem[] {
  const operations = document.definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  )
  const definitions = operations.flatMap((operation) => operation.variableDefinitions ?? [])
  const known = new Set(definitions.map((definition) => definition.variable.name.value))
  const unknown = Object.keys(variables).filter((name) => !known.has(name))
  const { errors = [] } = getVariableValues(githubSchema(), definitions, variables)
  return [
    ...unknown.map((name): Problem => {
      return { code: 'unknown-variable', pointer: `/variables/${name}`, text: `the document has no variable $${name}` }
    }),
    ...errors.map((error): Problem => ({ code: 'invalid-variable', pointer: '/variables', text: error.message })),
  ]
}

function place(error: GraphQLError): string {
  const [location] = error.locations ?? []
  return location ? `/line ${location.line}, column ${location.column}` : ''
}
