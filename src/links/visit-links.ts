import type { Clock } from '../platform/clock/clock.ts';
import type { Database } from '../database/database.ts';
import { createGroupCommit } from '../database/group-commit.ts';
import { newId } from '../platform/id/id.ts';
import { selectVisitedLinks, type LinkVisit, type VisitedLink } from './link-store.ts';
import { insertLinkVisits } from './link-visits.sql.ts';
import { codeKey } from '../platform/id/code-key.ts';
import { linkOfCode } from './referral-code.ts';

export type { VisitedLink };

/** Opens referral links: finds the link of a code and stores the visit, when it counts as one, durably. */
export type LinkVisits = {
  /** The visited link once its visit is committed, or null when no link has this code. */
  visit(code: string, isCounted: boolean): Promise<VisitedLink | null>;
  /** The same for a link that this process remembers; null, at once and with nothing stored, for any other. */
  visitRemembered(code: string, isCounted: boolean): Promise<VisitedLink> | null;
};

/** A code that never was may become one; the number kept is bounded. */
const cachedLinks = 50_000;
/** A link keeps its code until its referrer is erased: then the code leads nowhere, after this at the latest. */
const rememberedMs = 60_000;

/** Each spelling is remembered for itself: most links are opened as they were shared. */
const asCode = (typed: string): string => typed.trim().toUpperCase();

/** Links are remembered in this process for a minute and visits of waiting requests share a commit. */
export function createLinkVisits(db: Database, clock: Clock): LinkVisits {
  const linksByCode = new Map<string, { link: VisitedLink; until: number }>();
  const remembered = (code: string): VisitedLink | null => {
    const known = linksByCode.get(code);
    return known && known.until > clock.now().getTime() ? known.link : null;
  };
  const visits = createGroupCommit(async (rows: LinkVisit[]) => {
    await insertLinkVisits(db, rows);
    return rows;
  });

  const find = async (code: string): Promise<VisitedLink | null> => {
    const known = remembered(code);
    if (known) return known;
    linksByCode.delete(code);
    const key = codeKey(code);
    const links = key === '' ? [] : await selectVisitedLinks(db, key);
    // should two workspaces ever have the same code, the older one has it
    const link = linkOfCode(links, code);
    if (!link) return null;
    if (linksByCode.size >= cachedLinks) linksByCode.delete(linksByCode.keys().next().value!);
    linksByCode.set(code, { link, until: clock.now().getTime() + rememberedMs });
    return link;
  };

  const store = async (link: VisitedLink, isCounted: boolean): Promise<VisitedLink> => {
    if (!isCounted) return link;
    await visits.add({
      workspace_id: link.workspace_id,
      visit_id: newId(),
      campaign_id: link.campaign_id,
      link_id: link.link_id,
      visited_at: clock.now(),
    });
    return link;
  };

  return {
    async visit(code, isCounted) {
      const link = await find(asCode(code));
      return link && store(link, isCounted);
    },
    visitRemembered(code, isCounted) {
      const link = remembered(asCode(code));
      return link ? store(link, isCounted) : null;
    },
  };
}
