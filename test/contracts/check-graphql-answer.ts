import { isDeepStrictEqual } from 'node:util'
import {
  defaultTypeResolver,
  executeSync,
  type GraphQLFieldResolver,
  type GraphQLTypeResolver,
  Kind,
  parse,
} from 'graphql'
import { githubSchema } from './github-schema.ts'
import type { Problem } from './problem.ts'

export interface GraphqlExchange {
  document: string
  variables?: Record<string, unknown>
  /** The answer's `data`. */
  data: unknown
}

/**
 * The findings of GitHub's GraphQL schema against an answer: wrong types, `null` where none may be, fields that were not asked
 * for or are missing. The document is executed on the answer itself, so that graphql-js does the judging.
 */
export function checkGraphqlAnswer({ document, variables = {}, data }: GraphqlExchange): Problem[] {
  const { data: judged, errors = [] } = executeSync({
    schema: githubSchema(),
    document: parse(document),
    rootValue: data,
    variableValues: variables,
    fieldResolver: answered,
    typeResolver,
  })
  if (errors.length > 0)
    return errors.map((error) => ({
      code: 'invalid-body',
      pointer: `/${(error.path ?? []).join('/')}`,
      text: error.message,
    }))
  const same = isDeepStrictEqual(JSON.parse(JSON.stringify(judged ?? null)), data ?? null)
  return same
    ? []
    : [{ code: 'unasked-data', pointer: '', text: 'the answer holds other fields than the document asks for' }]
}

const answered: GraphQLFieldResolver<unknown, unknown> = (source, _arguments, _context, info) =>
  isRecord(source) ? source[info.path.key] : undefined

/** An answer names its type only where the document asked for `__typename`; else the fragment that fits it tells. */
const typeResolver: GraphQLTypeResolver<unknown, unknown> = (value, context, info, abstractType) => {
  const named = defaultTypeResolver(value, context, info, abstractType)
  if (named !== undefined || !isRecord(value)) return named
  const fragments = info.fieldNodes.flatMap((node) => node.selectionSet?.selections ?? [])
  const fits = fragments.find(
    (one) =>
      one.kind === Kind.INLINE_FRAGMENT &&
      one.selectionSet.selections.every(
        (field) => field.kind !== Kind.FIELD || (field.alias ?? field.name).value in value,
      ),
  )
  const condition = fits?.kind === Kind.INLINE_FRAGMENT ? fits.typeCondition?.name.value : undefined
  const possible = info.schema.getPossibleTypes(abstractType).map((type) => type.name)
  return condition !== undefined && possible.includes(condition) ? condition : possible[0]
}

function isRecord(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null
}
