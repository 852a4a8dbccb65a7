import type { StoryItem } from "./agenda.ts";

/** The agenda of the assembly that was held in `year`. */
export function heldAgenda(year: number): readonly StoryItem[] {
  return [
    {
      title: `Comptes de l’exercice ${year - 1} et décharges`,
      points: ["accounts", "discharge"],
      explanation:
        "Les comptes et le rapport du vérificateur peuvent être consultés au bureau du syndic. Total des charges : 61 840,27 €.",
      texts: [
        {
          text: `L’assemblée approuve les comptes de l’exercice clôturé le 31 décembre ${year - 1}, tels qu’ils sont joints à la convocation.`,
          decisionType: "D-01",
        },
        {
          text: `L’assemblée donne décharge au syndic pour sa gestion au cours de l’exercice ${year - 1}.`,
          decisionType: "D-01",
          abstain: ["Thảo Nguyễn"],
        },
      ],
    },
    {
      title: `Budget prévisionnel ${year}`,
      points: ["ordinaryBudget", "extraordinaryBudget"],
      texts: [
        {
          text: `L’assemblée approuve le budget de l’exercice ${year} : 64 200,00 € de charges courantes et un appel de 12 000,00 € pour le fonds de réserve.`,
          decisionType: "D-01",
          against: ["Immo Reynders SRL"],
        },
        {
          text: `L’assemblée approuve le budget des frais extraordinaires prévisibles de l’exercice ${year} : 9 800,00 € pour la mise en conformité de l’éclairage de secours.`,
          decisionType: "D-01",
        },
      ],
    },
    {
      title: "Nettoyage des parties communes",
      explanation:
        "Rapport d’évaluation des contrats de fournitures régulières : électricité, eau, ascenseur et nettoyage.",
      points: ["contractReport"],
      texts: [
        {
          text: "L’assemblée confirme pour un an le contrat de nettoyage confié à Mme Thảo Nguyễn, à 420,00 € par mois.",
          decisionType: "D-01",
          excluded: {
            name: "Thảo Nguyễn",
            reason: "Elle preste ce service pour l’association.",
          },
          readmitted: {
            name: "Paul Fontaine",
            reason: "Il nettoie les parties communes.",
            because: "Son remplacement a pris fin en janvier.",
          },
        },
      ],
    },
    {
      title: "Mandat du syndic",
      texts: [
        {
          text: `L’assemblée renouvelle le mandat de Syndic Verhaegen du 1er juillet ${year} au 30 juin ${year + 3}, aux conditions du contrat joint.`,
          decisionType: "D-02",
        },
      ],
    },
    {
      title: "Conseil de copropriété",
      explanation:
        "Le conseil rend compte de sa mission depuis la dernière assemblée ordinaire, puis ses membres sont élus un par un.",
      points: ["councilReport"],
      texts: [
        {
          text: "L’assemblée élit M. Marc Delvaux membre du conseil de copropriété jusqu’à la prochaine assemblée ordinaire.",
          decisionType: "D-03",
        },
      ],
    },
    {
      title: "Isolation de la façade arrière",
      points: ["plannedWorks"],
      explanation:
        "Trois offres ont été demandées. La moins chère s’élève à 148 300,00 € hors TVA ; une prime régionale est attendue.",
      texts: [
        {
          text: "L’assemblée décide d’isoler la façade arrière selon l’offre de la SRL Bâti-Nord, pour 148 300,00 € hors TVA, financés par un appel extraordinaire en quatre tranches.",
          decisionType: "D-14",
          against: ["Immo Reynders SRL", "Thảo Nguyễn", "Paul Fontaine"],
        },
      ],
    },
    {
      title: "Commissaire aux comptes",
      texts: [
        {
          text: `L’assemblée désigne M. Luc Hermans, expert-comptable à Schaerbeek, commissaire aux comptes pour l’exercice ${year}.`,
          decisionType: "D-04",
        },
      ],
    },
    {
      title: "Information : relevé des compteurs d’eau",
      explanation: "Les compteurs seront relevés à distance à partir du mois de septembre.",
      texts: [],
    },
  ];
}
