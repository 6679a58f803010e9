import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { paths } from '../../paths.ts';

/**
 * Rendered in the place of a wizard that is done: opens the screen of its import. Only after the render, when the wizard's
 * guard against leaving is gone.
 */
export function OpenImport({ campaignId, importId }: { campaignId: string; importId: string }) {
  const navigate = useNavigate();
  const open = useEffectEvent(() => void navigate({ to: paths.import, params: { campaignId, importId } }));
  useEffect(() => open(), []);
  return null;
}
