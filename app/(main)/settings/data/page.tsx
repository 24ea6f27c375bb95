import type { Metadata } from 'next'
import { ExportForm } from '#app/_archive/export-form.tsx'
import { LinkForm } from '#app/_archive/link-form.tsx'
import { Progress } from '#app/_archive/progress.tsx'
import { reportLines } from '#app/_archive/report-lines.ts'
import { SignInAgain } from '#app/_auth/account/sign-in-again.tsx'
import { proofOf } from '#app/_auth/proof.ts'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { archiveBytes, sizeWords } from '#app/_server/archive-bytes.ts'
import { clock } from '#app/_ui/preferences.ts'
import { Section } from '#app/_ui/section.tsx'
import { latestArchive, type OwnArchive } from '#db/queries/archives.ts'
import { ownAccount } from '#db/queries/users.ts'

const path = '/settings/data'

export const generateMetadata = (): Metadata => ({ title: words().settings.data })

/** Taking one's data along, and bringing posts here from elsewhere. */
export default async function DataPage({ searchParams }: PageProps<'/settings/data'>) {
  const session = await requireSession(path)
  const { viewer } = session
  const [own, made, brought, { zone }, search] = await Promise.all([
    ownAccount(viewer),
    latestArchive(viewer, 'export'),
    latestArchive(viewer, 'import'),
    clock(),
    searchParams,
  ])
  const { archive } = words()
  const proof = proofOf(session, own?.hasPassword ?? true)
  const again = proof === 'again' && <SignInAgain path={path} />
  const asks = proof === 'password'
  const isReady = made?.state === 'done' && (made.expiresAt?.getTime() ?? 0) > Date.now()
  const until = made?.expiresAt?.toLocaleString('en', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  })
  return (
    <>
      <Section id="export" title={archive.exportTitle} hint={archive.exportHint}>
        {made && isUnderWay(made) && (
          <>
            <p>{made.state === 'waiting' ? archive.exportWaiting : archive.exportWorking}</p>
            <Progress {...progressOf(made)} />
          </>
        )}
        {made?.state === 'failed' && <p className="problem">{archive.exportFailed}</p>}
        {made && isReady && (
          <>
            <p>{archive.exportReady(sizeWords(made.bytes ?? 0), until ?? '')}</p>
            {again || <LinkForm id={made.id} asksPassword={asks} />}
          </>
        )}
        {!isReady && !(made && isUnderWay(made)) && (again || <ExportForm asksPassword={asks} />)}
      </Section>
      <Section id="import" title={archive.importTitle} hint={archive.importHint}>
        <Outcome word={search.import} />
        {brought && isUnderWay(brought) ? (
          <>
            <p>{brought.state === 'waiting' ? archive.importWaiting : archive.importWorking}</p>
            <Progress {...progressOf(brought)} />
          </>
        ) : (
          <>
            {brought && <Result brought={brought} />}
            <form
              action="/api/uploads/archive"
              method="post"
              encType="multipart/form-data"
              className="grid max-w-[400px] gap-4"
            >
              <div className="field">
                <label htmlFor="archive">{archive.importFile}</label>
                <input
                  id="archive"
                  type="file"
                  name="file"
                  required
                  accept=".zip,.gz,.tgz,application/zip,application/gzip"
                  aria-describedby="archive-hint"
                  className="input"
                />
                <p id="archive-hint" className="hint">
                  {archive.importMost(sizeWords(archiveBytes()))}
                </p>
              </div>
              <div>
                <button type="submit" className="primary">
                  {archive.importStart}
                </button>
              </div>
            </form>
          </>
        )}
      </Section>
    </>
  )
}

const isUnderWay = ({ state }: OwnArchive) => state === 'waiting' || state === 'working'

const progressOf = (one: OwnArchive) => ({
  id: one.id,
  done: one.done,
  total: one.total,
  isWorking: isUnderWay(one),
})

/** What came of sending a file. */
function Outcome({ word }: { word: string | string[] | undefined }) {
  const { outcomes } = words().archive
  if (typeof word !== 'string' || !Object.hasOwn(outcomes, word)) return null
  const text = outcomes[word as keyof typeof outcomes]
  return (
    <p className={word === 'begun' ? 'good' : 'problem'} role="status">
      {text}
    </p>
  )
}

/** What came of the last import. */
function Result({ brought }: { brought: OwnArchive }) {
  const { archive } = words()
  const lines = brought.report ? reportLines(brought.report) : { brought: [], left: [] }
  const { problem } = brought
  const isEmpty = lines.brought.length === 0 && lines.left.length === 0
  return (
    <div className="grid gap-3">
      {brought.state === 'failed' ? (
        <p className="problem">
          {archive.importFailed}{' '}
          {problem && Object.hasOwn(archive.problems, problem)
            ? archive.problems[problem as keyof typeof archive.problems]
            : archive.problems.failed}
        </p>
      ) : (
        <p className="good">{archive.importDone}</p>
      )}
      {brought.state === 'done' && isEmpty && <p>{archive.nothing}</p>}
      <Lines lines={lines.brought} />
      {lines.left.length > 0 && (
        <>
          <h3 className="font-semibold">{archive.skipped}</h3>
          <Lines lines={lines.left} />
          <p>
            <a href={`/api/archives/${brought.id}/report`} className="link" download>
              {archive.report}
            </a>
          </p>
        </>
      )}
    </div>
  )
}

function Lines({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="grid list-disc gap-1 pl-5">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
