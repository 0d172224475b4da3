/** Makes a new study: its name, where it is put, the codebook it begins with and who codes. */
import { Alert, Button, Group, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import type { CodebookTemplate } from '#core/model/codebook.ts';
import { isProblem, messageOf } from '#core/problem.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useFolderChoice } from '../use-folder-choice.tsx';

const coderNameKey = 'tracework.coder-name';

export function NewStudyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="New study" size="lg">
      <NewStudyForm onClose={onClose} />
    </Modal>
  );
}

function NewStudyForm({ onClose }: { onClose: () => void }) {
  const { client, info, open } = useApp();
  const [templates, setTemplates] = useState<readonly CodebookTemplate[]>([]);
  const [name, setName] = useState('');
  const [folder, setFolder] = useState(info.defaultFolder);
  const [templateId, setTemplateId] = useState<string | null>(null);
  const [coderName, setCoderName] = useState(() => localStorage.getItem(coderNameKey) ?? '');
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<{ message: string; advice: string } | null>(null);

  useEffect(() => {
    client.templates().then(found => {
      setTemplates(found);
      // The program's own comes first; it can be changed here, and all of it later.
      setTemplateId(chosen => chosen ?? found[0]?.id ?? null);
    }, notifyProblem);
  }, [client]);

  const folderChoice = useFolderChoice('Where shall the study be kept?', folder, setFolder);

  const missing = {
    name: name.trim() === '' ? 'Give the study a name.' : null,
    folder: folder.trim() === '' ? 'Choose a folder.' : null,
    template: templateId === null ? 'Choose what to begin with; all of it can be changed later.' : null,
    coder: coderName.trim() === '' ? 'Say who codes: every passage and judgement carries its coder.' : null,
  };

  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (templateId === null || Object.values(missing).some(one => one !== null)) return;
    setBusy(true);
    setProblem(null);
    try {
      await open(() =>
        client.createStudy({
          folder: folder.trim(),
          name: name.trim(),
          templateId,
          coderName: coderName.trim(),
        }),
      );
      localStorage.setItem(coderNameKey, coderName.trim());
      onClose();
    } catch (error) {
      setProblem({ message: messageOf(error), advice: isProblem(error) ? error.advice : '' });
      setBusy(false);
    }
  };

  return (
    <>
      <form onSubmit={event => void create(event)} noValidate>
        <Stack gap="md">
          <TextInput
            label="Name of the study"
            placeholder="For example: Health reform 1994 to 2000"
            value={name}
            onChange={event => setName(event.currentTarget.value)}
            error={asked ? missing.name : null}
            data-autofocus
            required
          />
          <TextInput
            label="Folder"
            description={`The study becomes a folder of its own in here: ${name.trim() || 'Name'}.tracework`}
            value={folder}
            onChange={event => setFolder(event.currentTarget.value)}
            error={asked ? missing.folder : null}
            rightSectionWidth={86}
            rightSection={
              <Button variant="default" size="compact-xs" onClick={folderChoice.choose}>
                Choose…
              </Button>
            }
            required
          />
          <Radio.Group
            label="Codebook to begin with"
            value={templateId}
            onChange={setTemplateId}
            error={asked ? missing.template : null}
            required
          >
            <Stack gap="xs" mt={6}>
              {templates.map(({ id, name: label, description, kinds }) => (
                <Radio
                  key={id}
                  value={id}
                  label={label}
                  description={`${description} Kinds: ${kinds.map(({ plural }) => plural).join(', ')}.`}
                />
              ))}
            </Stack>
          </Radio.Group>
          <TextInput
            label="Your name, as coder"
            value={coderName}
            onChange={event => setCoderName(event.currentTarget.value)}
            error={asked ? missing.coder : null}
            required
          />
          {problem === null ? null : (
            <Alert color="red" role="alert" title={problem.message}>
              {problem.advice}
            </Alert>
          )}
          <Group justify="space-between">
            <Text size="xs" c="dimmed">
              Everything stays on this computer.
            </Text>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                Cancel
              </Button>
              <Button type="submit" loading={busy}>
                Create study
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
      {folderChoice.dialog}
    </>
  );
}
