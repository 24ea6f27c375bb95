import type { Metadata } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { words } from '#app/_i18n/words.ts'
import { disk } from '#app/_moderation/disk.ts'
import { JobForm } from '#app/_moderation/job-form.tsx'
import { ModerationTabs } from '#app/_moderation/moderation-tabs.tsx'
import { staffSession } from '#app/_moderation/staff.ts'
import { talliesOf } from '#app/_server/tallies.ts'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { FullDate } from '#app/_ui/time.tsx'
import { Top } from '#app/_ui/top.tsx'
import { slowMs } from '#db/dialect/slow.ts'
import { workings } from '#db/queries/workings.ts'
import { pendingMigrations } from '#db/tasks/migrate.ts'

export const generateMetadata = async (): Promise<Metadata> =>
  (await staffSession('admin'))
    ? { title: words().moderation.inside, robots: { index: false } }
    : missingMetadata()

/** How the place does, for whoever runs it: work, storage, limits, slow statements, versions. */
export default async function InsidePage() {
  const session = await staffSession('admin')
  const found = session && (await workings(session.viewer))
  if (!session || !found) return <NotHere />
  const { moderation } = words()
  const { due, working, dead, since, deadJobs, people, slow } = found
  const [{ zone }, pending, room] = await Promise.all([clock(), pendingMigrations(), disk()])
  // As npm says it to what it starts.
  const version = process.env.npm_package_version
  const limits = talliesOf('limit ').sort(([, one], [, other]) => other - one)
  return (
    <>
      <Top title={moderation.inside} />
      <ModerationTabs viewer={session.viewer} />
      <div className="grid gap-8 wrap-anywhere p-4 pb-16">
        <section className="grid gap-3">
          <h2 className="font-bold text-title">{moderation.jobs}</h2>
          <dl className="facts">
            <Fact name={moderation.jobCounts.due}>{due}</Fact>
            <Fact name={moderation.jobCounts.working}>{working}</Fact>
            <Fact name={moderation.jobCounts.dead}>{dead}</Fact>
            {since && (
              <Fact name={moderation.waitingSince}>
                <FullDate at={since.getTime()} zone={zone} />
              </Fact>
            )}
          </dl>
          <h3 className="font-semibold">{moderation.givenUp}</h3>
          {deadJobs.length === 0 && <p className="hint">{moderation.nothingGivenUp}</p>}
          <ul className="grid gap-4">
            {deadJobs.map(({ id, kind, attempts, lastError, deadAt }) => (
              <li key={id} className="grid gap-1">
                <p>
                  <b>{kind}</b> · {moderation.attempts(attempts)}
                  {deadAt && (
                    <>
                      {' · '}
                      <FullDate at={deadAt.getTime()} zone={zone} />
                    </>
                  )}
                </p>
                {lastError && <p className="hint">{lastError}</p>}
                <JobForm id={id} />
              </li>
            ))}
          </ul>
        </section>
        <section className="grid gap-3">
          <h2 className="font-bold text-title">{moderation.storage}</h2>
          <dl className="facts">
            <Fact name={moderation.database}>{sizeOf(found.databaseBytes)}</Fact>
            <Fact name={moderation.postPictures}>{sizeOf(found.mediaBytes)}</Fact>
            <Fact name={moderation.archives}>{sizeOf(found.archiveBytes)}</Fact>
            {room && (
              <>
                <Fact name={moderation.free}>{sizeOf(room.free)}</Fact>
                <Fact name={moderation.lastBackup}>
                  {room.backup ? <FullDate at={room.backup.getTime()} zone={zone} /> : moderation.noBackup}
                </Fact>
              </>
            )}
          </dl>
          {people.length > 0 && (
            <>
              <h3 className="font-semibold">{moderation.largest}</h3>
              <dl className="facts">
                {people.map(({ handle, bytes }) => (
                  <Fact key={handle} name={<Link href={`/@${handle}`}>@{handle}</Link>}>
                    {sizeOf(bytes)}
                  </Fact>
                ))}
              </dl>
            </>
          )}
        </section>
        <section className="grid gap-3">
          <h2 className="font-bold text-title">{moderation.limitsHit}</h2>
          {limits.length === 0 && <p>{moderation.noLimitsHit}</p>}
          <dl className="facts">
            {limits.map(([limit, count]) => (
              <Fact key={limit} name={limit}>
                {count}
              </Fact>
            ))}
          </dl>
          <p className="hint">{moderation.limitsHint}</p>
        </section>
        <section className="grid gap-3">
          <h2 className="font-bold text-title">{moderation.slow}</h2>
          {slow.length === 0 && <p>{moderation.nothingSlow}</p>}
          <ul className="grid gap-4">
            {slow.map(({ statement, count, worst, at }) => (
              <li key={statement} className="grid gap-1">
                <p>
                  <b>{moderation.slowFor(worst)}</b> · {moderation.slowTimes(count)} ·{' '}
                  <FullDate at={at} zone={zone} />
                </p>
                <code className="hint">{statement}</code>
              </li>
            ))}
          </ul>
          <p className="hint">{moderation.slowHint(slowMs())}</p>
        </section>
        <section className="grid gap-3">
          <h2 className="font-bold text-title">{moderation.versions}</h2>
          <dl className="facts">
            {version && <Fact name="Pipit">{version}</Fact>}
            <Fact name="Node">{process.versions.node}</Fact>
            <Fact name={moderation.migrations}>{moderation.pending(pending.length)}</Fact>
          </dl>
        </section>
      </div>
    </>
  )
}

function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const sizeOf = (bytes: number): string => {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1000)} kB`
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}
