/** How the reader of a hint starts this program, so that what we print can be typed. */

/** A command line that works where this process was started: `pandian scan`, `npm run pandian -- scan`, `npx pandian scan`. */
export function command(rest: string, env: NodeJS.ProcessEnv = process.env): string {
  return [program(env), rest].join(' ')
}

/** Quoted for a shell where it has to be. */
export function quoted(text: string): string {
  return /^[\p{L}\p{N}_@%+=:,./-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

function program(env: NodeJS.ProcessEnv): string {
  if (env.npm_lifecycle_event === undefined) return 'pandian'
  // Scripts named `pandian` are those of our own checkout; somebody else's package reaches us through npx.
  const ours = env.npm_lifecycle_event !== 'npx' && (env.npm_package_name ?? 'pandian') === 'pandian'
  return ours ? 'npm run pandian --' : 'npx pandian'
}
