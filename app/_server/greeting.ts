/**
 * Tells whoever started an empty place how to make it theirs. Printed as it is, also where logs are JSON: it
 * must be found and copied.
 */
export function greetOwner(link: string) {
  process.stdout.write(
    [
      '',
      'Nobody lives here yet. Open this link to create your account, the first and the one in charge:',
      '',
      `  ${link}`,
      '',
      'It works once. Until then nobody else can sign up.',
      '',
      '',
    ].join('\n'),
  )
}
