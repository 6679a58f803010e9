import type { Sandbox } from '../context.ts';
import { type Company, putCompany } from '../entities/company.ts';
import type { Tag } from '../entities/tag.ts';
import type { Workspace } from '../entities/workspace.ts';

/**
 * Adds a tag to a company or removes it.
 *
 * @assumed 7.2: Tagging a company moves none of its times and is not reported by webhook.
 */
export function setCompanyTag(
  sandbox: Sandbox,
  workspace: Workspace,
  company: Company,
  tag: Tag,
  adminId: string,
  carries: boolean,
): void {
  if (company.tags.some((applied) => applied.id === tag.id) === carries) return;
  const tags = carries
    ? [...company.tags, { id: tag.id, appliedAt: sandbox.clock.now(), appliedBy: adminId }]
    : company.tags.filter((applied) => applied.id !== tag.id);
  putCompany(workspace, { ...company, tags });
  sandbox.changed();
}
