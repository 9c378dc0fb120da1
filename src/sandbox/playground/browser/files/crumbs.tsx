/** Where a file lies, each folder a link. */
export function Crumbs({ repository, ref_, path }: { repository: string; ref_: string; path: string }) {
  const parts = path.split('/').filter((part) => part !== '')
  return (
    <span class="crumbs">
      <a href={`/${repository}`}>{repository}</a> <span class="tag">{ref_}</span>
      {parts.map((part, index) => {
        const to = parts.slice(0, index + 1).join('/')
        return (
          <span key={to}>
            {' / '}
            {index === parts.length - 1 ? part : <a href={`/${repository}/tree/${ref_}/${to}`}>{part}</a>}
          </span>
        )
      })}
    </span>
  )
}
