import { useState } from 'react';
import { useCommandAgent, type AgentVerb } from '../../api/commandAgent';
import type { Agent } from '../../contract/agent';
import { useText } from '../../i18n/useText';
import { useWords } from '../../i18n/useWords';
import { Button } from '../../ui/Button';
import { HaltDialog } from './HaltDialog';
import { verbsOf } from './standing';

const VERBS: readonly AgentVerb[] = ['start', 'stop', 'halt'];

/** Start, stop and halt: always in the same place; what its state does not allow is greyed, halting asks first. */
export function Commands({ agent }: { agent: Agent }) {
  const t = useText();
  const words = useWords();
  const command = useCommandAgent(agent.id);
  const [asking, setAsking] = useState(false);
  const allowed = verbsOf(agent.status);
  const pending = command.isPending ? command.variables.verb : null;
  const send = (verb: AgentVerb) => command.mutate({ verb, key: crypto.randomUUID() });
  return (
    <div className="mt-auto">
      {command.error ? (
        <p role="alert" className="mb-1 line-clamp-2 text-xs text-danger" title={words(command.error)}>
          {words(command.error)}
        </p>
      ) : null}
      <div className="grid grid-cols-3 gap-1">
        {VERBS.map((verb) => (
          <Button
            key={verb}
            look={verb === 'halt' ? 'danger' : 'outline'}
            pending={pending === verb}
            disabled={!allowed.includes(verb) || pending !== null}
            title={t(`agents.${verb}.why`)}
            aria-label={t('agents.command.label', { verb: t(`agents.${verb}`), name: agent.name })}
            onClick={() => (verb === 'halt' ? setAsking(true) : send(verb))}
          >
            {t(pending === verb ? `agents.${verb}.pending` : `agents.${verb}`)}
          </Button>
        ))}
      </div>
      {asking && (
        <HaltDialog
          name={agent.name}
          onClose={() => setAsking(false)}
          onHalt={() => {
            setAsking(false);
            send('halt');
          }}
        />
      )}
    </div>
  );
}
