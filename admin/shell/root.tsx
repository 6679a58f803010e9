import { useDidUpdate } from '@mantine/hooks';
import { modals, ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { Outlet, useRouterState } from '@tanstack/react-router';

const campaignOf = (params: { campaignId?: string } = {}) => params.campaignId;

/**
 * What surrounds every screen. Modals are inside the router, so that they can link and navigate; they close when the
 * address leaves the campaign that they were opened in.
 */
export function Root() {
  const campaignId = useRouterState({ select: ({ matches }) => campaignOf(matches.at(-1)?.params) });
  useDidUpdate(() => modals.closeAll(), [campaignId]);
  return (
    <ModalsProvider>
      <Notifications position="top-center" />
      <Outlet />
    </ModalsProvider>
  );
}
