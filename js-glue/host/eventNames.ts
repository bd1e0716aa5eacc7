/** The frame may cause those from the sixth on; the others the host half raises itself. */
export const eventNames =
  "destroyed open close consent ready error message:sent message:received unread connection conversation:started conversation:ended nps csat escalated action".split(
    " ",
  );
