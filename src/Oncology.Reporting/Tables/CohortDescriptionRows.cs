using System.Collections.Immutable;
using Oncology.Cohort;
using Oncology.Survival;

namespace Oncology.Reporting;

/// <summary>The rows that describe a cohort, from its definitions.</summary>
internal sealed class CohortDescriptionRows(PatientHistory[] patients, ClinicalConventions conventions)
{
    private static readonly LocalText Yes = new("Yes", "Oui");
    private static readonly LocalText No = new("No", "Non");

    public ImmutableArray<TableOneBlock> Characteristics() =>
    [
        Numbers("age", new("Age (years)", "Âge (ans)"), h => AgeAtDiagnosis.Derive(h, conventions).Value),
        Levels("ecog", new("ECOG performance status", "Indice OMS"), [Same("0–1"), Same("2–3"), Same("4–5")],
            h => PerformanceStatus.Derive(h, conventions).Value is { } ecog ? Math.Min(ecog / 2, 2) : null),
        Answers("menopause", new("Postmenopausal", "Ménopausée"), h => Menopause.Derive(h, conventions).Value),
        Levels("presentation", new("Oligometastatic disease", "Maladie oligométastatique"), Words(Presentation.Labels), h => (int?)Presentation.Derive(h, conventions).Value),
        Levels("t", Same("T"), [Same("T0–T2"), Same("T3–T4")], h => (int?)TumourStage.DeriveT(h, conventions).Value),
        Levels("n", Same("N"), [Same("N0"), Same("N+")], h => (int?)TumourStage.DeriveN(h, conventions).Value),
        Levels("grade", new("Grade", "Grade"), [Same("1"), Same("2"), Same("3")], h => h.Patient.Grade - 1),
        Answers("hormone_receptor", new("Hormone receptors positive", "Récepteurs hormonaux positifs"), h => IsPositive(HormoneReceptor.Derive(h, conventions))),
        Answers("er", new("Oestrogen receptor positive", "Récepteur des œstrogènes positif"), h => IsPositive(HormoneReceptor.DeriveEr(h, conventions))),
        Answers("her2", new("HER2 positive", "HER2 positif"), h => IsPositive(Her2.Derive(h, conventions))),
        Levels("subtype", new("Subtype", "Sous-type"), Words(Subtype.Labels), h => (int?)Subtype.Derive(h, conventions).Value),
        Numbers("n_metastases", new("Metastases per patient", "Métastases par patient"), h => LesionCount.Derive(h, conventions).Value.Metastases),
        Numbers("n_organs", new("Organs involved", "Organes atteints"), h => LesionCount.Derive(h, conventions).Value.Organs),
        Answers("bone_only", new("Bone metastases only", "Métastases osseuses seules"), h => LesionCount.Derive(h, conventions).Value.BoneOnly),
        Answers("liver", new("Liver metastases", "Métastases hépatiques"), h => LesionCount.Derive(h, conventions).Value.LiverMetastases),
        Levels("size", new("Largest metastasis", "Plus grande métastase"), [new("< 3 cm", "< 3 cm"), new("3–5 cm", "3–5 cm"), new("> 5 cm", "> 5 cm")],
            h => (int?)LesionCount.Derive(h, conventions).Value.LargestSize),
        LesionsByOrgan(),
    ];

    public ImmutableArray<TableOneBlock> Treatments() =>
    [
        Received("endocrine", new("Endocrine treatment (among HR+)", "Hormonothérapie (parmi RH+)"), SystemicClasses.Endocrine),
        Received("chemotherapy", new("Chemotherapy", "Chimiothérapie"), SystemicClasses.Chemotherapy),
        ChemotherapyByDrugs(),
        Received("cdk46", new("CDK4/6 inhibitor (among endocrine treatment)", "Inhibiteur de CDK4/6 (parmi hormonothérapie)"), SystemicClasses.Cdk46),
        Received("anti_her2", new("Anti-HER2 (among HER2+)", "Anti-HER2 (parmi HER2+)"), SystemicClasses.AntiHer2),
        Labelled("first_line", new("First-line combination", "Association de première ligne"), FirstLine),
        Labelled("mdt", new("Focal techniques (among focal treatment)", "Techniques focales (parmi traitement focal)"),
            (h, language) => FocalTreatment.Label(FocalTreatment.DeriveModalities(h, conventions).Value, language)) with { CountsMissing = false },
        Answers("all_treated", new("All metastases treated (among focal treatment)", "Toutes les métastases traitées (parmi traitement focal)"),
            h => FocalTreatment.DeriveAllTreated(h, conventions).Value),
        Levels("toxicity", new("Worst toxicity grade (among focal treatment)", "Pire grade de toxicité (parmi traitement focal)"), [.. Enumerable.Range(0, 6).Select(g => Same($"{g}"))],
            h => Toxicity.Derive(h, conventions).Value) with { CountsMissing = false },
        Levels("best_response", new("Best overall response", "Meilleure réponse"), [new("CR", "RC"), new("PR", "RP"), new("SD", "MS"), new("PD", "MP"), new("Non-CR/non-PD", "Non-RC/non-MP"), Same("NE")],
            h => (int?)Response.Derive(h, conventions).Value),
    ];

    private TableOneBlock ChemotherapyByDrugs()
    {
        // Among those with chemotherapy: who had none is outside, who had some of unknown class, or perhaps some, is missing.
        int?[] classes = [.. patients.Select(h => (int?)SystemicTreatment.DeriveChemotherapy(h, conventions).Value)];
        ImmutableArray<double> unknown =
            [.. patients.Select((h, i) => classes[i] is null && SystemicTreatment.DeriveReceived(h, SystemicClasses.Chemotherapy, conventions).Value != Verdict.NotMet ? 1.0 : 0)];
        ImmutableArray<LocalText> levels = [new("Anthracycline", "Anthracycline"), new("Taxane", "Taxane"), new("Anthracycline and taxane", "Anthracycline et taxane"), new("Other", "Autre")];
        return TableOneBlock.Of(StudyVariable.Category("chemotherapy_class", new("Chemotherapy by drugs", "Chimiothérapie par molécules"), levels, [.. classes.Select(c => c ?? -1)])) with
        {
            CountsMissing = false,
            Rows = MissingRow(unknown),
        };
    }

    private string? FirstLine(PatientHistory history, Language language) => SystemicTreatment.Derive(history, conventions).Value is { } line
        ? line.LabelIn(language)
        : SystemicTreatment.DeriveNone(history, conventions).Value != Verdict.Met ? null
        : language == Language.French ? "Aucun traitement systémique" : "No systemic treatment";

    private static ImmutableArray<TableOneCount> MissingRow(ImmutableArray<double> unknown) => unknown.Sum() > 0 ? [new TableOneCount(TableWords.Missing, unknown, [])] : [];

    private static LocalText Same(string text) => LocalText.Same(text);

    private static ImmutableArray<LocalText> Words(ImmutableArray<Wording> labels) => [.. labels.Select(label => new LocalText(label.English, label.French))];

    private static Verdict IsPositive(Derived<ReceptorStatus?> status) => status.Value switch
    {
        ReceptorStatus.Positive => Verdict.Met,
        ReceptorStatus.Negative => Verdict.NotMet,
        _ => Verdict.Unknown,
    };

    private TableOneBlock Numbers(string name, LocalText label, Func<PatientHistory, double?> value) =>
        TableOneBlock.Of(StudyVariable.Number(name, label, [.. patients.Select(h => value(h) ?? double.NaN)]));

    private TableOneBlock Levels(string name, LocalText label, ImmutableArray<LocalText> levels, Func<PatientHistory, int?> code) =>
        TableOneBlock.Of(StudyVariable.Category(name, label, levels, [.. patients.Select(h => code(h) ?? -1)]));

    private TableOneBlock Labelled(string name, LocalText label, Func<PatientHistory, Language, string?> level)
    {
        Factor factor = Factor.FromLabels(name, [.. patients.Select(h => level(h, Language.English))]);
        if (factor.Levels.IsEmpty)
        {
            return new TableOneBlock(label);
        }

        PatientHistory[] all = [.. patients];
        ImmutableArray<LocalText> levels =
            [.. factor.Levels.Select((english, code) => new LocalText(english, level(all[factor.Codes.IndexOf(code)], Language.French) ?? english))];
        return TableOneBlock.Of(StudyVariable.Category(name, label, levels, factor.Codes.AsSpan()));
    }

    // Who is outside the denominator is neither counted nor missing.
    private TableOneBlock Answers(string name, LocalText label, Func<PatientHistory, Verdict> answer)
    {
        Verdict[] answers = [.. patients.Select(answer)];
        TableOneBlock block = TableOneBlock.Of(StudyVariable.Category(
            name, label, [No, Yes], [.. answers.Select(a => a switch { Verdict.Met => 1, Verdict.NotMet => 0, _ => -1 })]));
        bool hasOutsiders = answers.Contains(Verdict.NotApplicable);
        ImmutableArray<double> unknown = [.. answers.Select(a => a == Verdict.Unknown ? 1.0 : 0)];
        return hasOutsiders
            ? block with { CountsMissing = false, Rows = MissingRow(unknown) }
            : block;
    }

    private TableOneBlock Received(string name, LocalText label, SystemicClasses wanted) =>
        Answers(name, label, h => SystemicTreatment.DeriveReceived(h, wanted, conventions).Value);

    // The denominator of an organ is all lesions, not all patients.
    private TableOneBlock LesionsByOrgan()
    {
        ImmutableArray<double> all = [.. patients.Select(h => (double)Enum.GetValues<Organ>().Sum(organ => Count(h, organ)))];
        return new TableOneBlock(new LocalText("Metastases by organ (of all metastases)", "Métastases par organe (de toutes les métastases)"))
        {
            Rows =
            [
                .. Enum.GetValues<Organ>().Where(organ => patients.Any(h => Count(h, organ) > 0))
                    .Select(organ => new TableOneCount(OrganLabel(organ), [.. patients.Select(h => (double)Count(h, organ))], all)),
            ],
        };
    }

    private static int Count(PatientHistory history, Organ organ) =>
        history.Lesions.Where(lesion => lesion.Organ == organ && lesion.Epoch != LesionEpoch.Progression).Sum(lesion => lesion.NLesions ?? 1);

    private static LocalText OrganLabel(Organ organ) => organ switch
    {
        Organ.Bone => new("Bone", "Os"),
        Organ.Node => new("Node", "Ganglion"),
        Organ.Liver => new("Liver", "Foie"),
        Organ.Lung => new("Lung", "Poumon"),
        Organ.Brain => new("Brain", "Cerveau"),
        Organ.Meninges => new("Meninges", "Méninges"),
        Organ.Adrenal => new("Adrenal", "Surrénale"),
        Organ.Skin => new("Skin", "Peau"),
        Organ.Pancreas => new("Pancreas", "Pancréas"),
        Organ.Pleura => new("Pleura", "Plèvre"),
        Organ.Peritoneum => new("Peritoneum", "Péritoine"),
        Organ.Choroid => new("Choroid", "Choroïde"),
        Organ.Ovary => new("Ovary", "Ovaire"),
        Organ.SoftTissue => new("Soft tissue", "Tissus mous"),
        _ => new("Other", "Autre"),
    };
}
