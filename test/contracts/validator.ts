import { Ajv2019, type ErrorObject, type Options } from 'ajv/dist/2019.js'
import formats from 'ajv-formats'
import type { Schema } from './descriptions.ts'
import type { Problem, ProblemCode } from './problem.ts'

export type Validate = (data: unknown) => Problem[]

/**
 * A compiler for schemas that refer to `schemas`. Compiling costs tens of milliseconds, so each schema is made and compiled when
 * it is first needed and kept under its key.
 */
export function validator(schemas: Record<string, Schema>, code: ProblemCode, options: Options = {}) {
  // To make the code of a check shorter takes as long as to make it, and spares nothing that is worth it here.
  const quick = { inlineRefs: false, code: { optimize: false } }
  const ajv = new Ajv2019({ allErrors: true, strict: false, logger: false, ...quick, ...options })
  formats.default(ajv, { mode: 'fast' })
  // Recorded deliveries have an empty `homepage` where nobody set one.
  ajv.addFormat('uri', /^$|^[a-z][a-z0-9+.-]*:\S*$/i)
  ajv.addSchema({ $id: 'github', schemas })
  const compiled = new Map<string, Validate>()

  return (key: string, schema: () => Schema): Validate => {
    const known = compiled.get(key)
    if (known !== undefined) return known
    const check = ajv.compile({ ...absolute(schema()) })
    const validate: Validate = (data) => (check(data) ? [] : (check.errors ?? []).map((error) => problem(code, error)))
    compiled.set(key, validate)
    return validate
  }
}

function problem(code: ProblemCode, error: ErrorObject): Problem {
  const unknown: unknown = error.params.unevaluatedProperty
  if (typeof unknown === 'string')
    return {
      code: 'unknown-property',
      pointer: `${error.instancePath}/${escaped(unknown)}`,
      text: `GitHub describes no property "${unknown}" here`,
    }
  const missing: unknown = error.params.missingProperty
  if (typeof missing === 'string')
    return {
      code: 'missing-property',
      pointer: `${error.instancePath}/${escaped(missing)}`,
      text: `GitHub requires "${missing}" here`,
    }
  const allowed: unknown = error.params.allowedValues
  const values = Array.isArray(allowed) ? `: ${allowed.join(', ')}` : ''
  return { code, pointer: error.instancePath, text: `${error.message ?? error.keyword}${values}` }
}

/** References stand relative to the extract, not to the schema that is being compiled. */
function absolute(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/schemas/', '"$ref":"github#/schemas/'))
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
