import { Segments } from "../parts/Segments";
import { RANGES } from "./ranges";

export const RangeChoice = ({ name, set }: { name: string; set: (name: string) => void }) => (
  <Segments label="Time" value={name} set={set} options={RANGES.map((range) => [range.name, range.words])} />
);
