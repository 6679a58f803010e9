import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { Outlet } from '@tanstack/react-router';

/** What surrounds every screen. Modals are inside the router, so that they can link and navigate. */
export function Root() {
  return (
    <ModalsProvider>
      <Notifications position="bottom-right" />
      <Outlet />
    </ModalsProvider>
  );
}
