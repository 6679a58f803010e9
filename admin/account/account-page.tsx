import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/session.ts';
import { paths } from '../paths.ts';
import { Shell } from '../shell/shell.tsx';
import { BackLink } from '../ui/back-link.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordSection } from './password-section.tsx';
import { SecondFactorSection } from './second-factor/second-factor-section.tsx';
import { SessionsSection } from './sessions-section.tsx';

/** The signed-in person's own account. */
export function AccountPage() {
  const { data: session } = useQuery(sessionQuery);
  return (
    <Shell campaign={undefined}>
      <Page title="Account" lead={session?.user?.email} back={<BackLink to={paths.home}>Campaigns</BackLink>}>
        <PasswordSection />
        <SecondFactorSection />
        <SessionsSection />
      </Page>
    </Shell>
  );
}
