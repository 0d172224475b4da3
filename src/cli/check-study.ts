/** `check`: reports what is damaged in a study, and changes nothing. */
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';

export async function checkStudy(context: Context, study: string): Promise<void> {
  const { application, output } = context;
  await context.withStudy(study, { mode: 'read', coderName: null }, async ({ handle, report }) => {
    const { clean, checked, findings } = await application.check(handle);
    // What opening had to mend in memory is damage on disk.
    const damaged = !clean || report.findings.some(({ severity }) => severity !== 'note');
    await output.line({ clean: !damaged, checked, findings: [...report.findings, ...findings] });
    for (const finding of findings) context.sayFinding(finding);
    output.say(`${damaged ? 'Damage was found' : 'All is well'}: ${checked}.`);
    if (damaged) context.exitCode = exitCodes.damaged;
  });
}
