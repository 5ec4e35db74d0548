import { useWords } from '../../app/language.js';
import '../../styles/administer.css';
import { PEOPLE } from '../../words/people.js';
import { DeskParts } from './desk-parts.js';
import { Absences } from './people/absences.js';
import { Departments } from './people/departments.js';
import { People } from './people/people-list.js';
import { Room } from './room.js';

/** Who works at a desk, in which role from when to when; its departments; who is away. */
export default function PeoplePage() {
  const w = useWords(PEOPLE);
  return (
    <Room needs="GET /desks/{desk}/people">
      {(at) => (
        <DeskParts
          key={at.desk.id}
          at={at}
          title={w.title}
          label={w.parts}
          parts={[
            { code: 'people', label: w.partPeople, Part: People },
            { code: 'departments', label: w.partDepartments, Part: Departments },
            { code: 'absences', label: w.partAbsences, Part: Absences },
          ]}
        />
      )}
    </Room>
  );
}
