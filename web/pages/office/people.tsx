import { useState } from 'react';
import { useWords } from '../../app/language.js';
import { PageTitle } from '../../app/title.js';
import { PartNav, usePart } from '../../parts/part-nav.js';
import { Banner } from '../../parts/states.js';
import '../../styles/administer.css';
import { PEOPLE } from '../../words/people.js';
import { Absences } from './people/absences.js';
import { Departments } from './people/departments.js';
import { People } from './people/people-list.js';
import { Room, type AtDesk } from './room.js';

/** Who works at a desk, in which role from when to when; its departments; who is away. */
export default function PeoplePage() {
  return <Room needs="GET /desks/{desk}/people">{(at) => <Parts key={at.desk.id} {...at} />}</Room>;
}

const SHOWN = { people: People, departments: Departments, absences: Absences } as const;

function Parts(at: AtDesk) {
  const w = useWords(PEOPLE);
  const parts = [
    { code: 'people', label: w.partPeople },
    { code: 'departments', label: w.partDepartments },
    { code: 'absences', label: w.partAbsences },
  ] as const;
  const here = usePart(parts) ?? 'people';
  const [told, setTold] = useState<string | null>(null);
  const Part = SHOWN[here];
  return (
    <div className="stack-wide">
      <div className="stack">
        <PageTitle text={w.title} />
        <PartNav label={w.parts} parts={parts} here={here} />
        {told !== null && (
          <Banner kind="success" live>
            <p>{told}</p>
          </Banner>
        )}
      </div>
      <Part key={here} {...at} onDone={setTold} />
    </div>
  );
}

/** A part of this page; what was done is told above it, wherever the form stood. */
export interface PartProps extends AtDesk {
  readonly onDone: (told: string) => void;
}
