using System.Collections.Immutable;

namespace Oncology.Cohort;

/// <summary>Allowed values of the categories of the patients table, with the French and English words that mean them.</summary>
internal static class CategoryWords
{
    public static ImmutableArray<FieldValue> Sex { get; } = Of(
        (Cohort.Sex.Female, "F", "femme, female, féminin, woman"),
        (Cohort.Sex.Male, "M", "homme, h, male, masculin, man"));

    public static ImmutableArray<FieldValue> Menopause { get; } = Of(
        (MenopausalStatus.Pre, "Pre", "non ménopausée, préménopausée, premenopausal, non, no, n, 0"),
        (MenopausalStatus.Peri, "Peri", "périménopausée, perimenopausal"),
        (MenopausalStatus.Post, "Post", "ménopausée, postménopausée, postmenopausal, oui, yes, o, y, 1"),
        (MenopausalStatus.NotApplicable, "NotApplicable", "non applicable, N/A"));

    public static ImmutableArray<FieldValue> PrimarySite { get; } = Of(
        (Cohort.PrimarySite.Breast, "breast", "sein, mammaire"),
        (Cohort.PrimarySite.Other, "other", "autre"));

    public static ImmutableArray<FieldValue> Histology { get; } = Of(
        (HistologyType.NoSpecialType, "NST", "canalaire, TNS, ductal, CCI, carcinome canalaire infiltrant, non spécifique, no special type, IDC, invasive ductal carcinoma"),
        (HistologyType.Lobular, "lobular", "lobulaire, CLI, carcinome lobulaire infiltrant, ILC, invasive lobular carcinoma"),
        (HistologyType.Other, "other", "autre, mixte, mixed, mucineux, mucinous"));

    public static ImmutableArray<FieldValue> Receptor { get; } = Of(
        (ReceptorStatus.Positive, "Positive", "positif, pos, +, 1, oui, yes, p"),
        (ReceptorStatus.Negative, "Negative", "négatif, neg, 0, non, no, n"));

    public static ImmutableArray<FieldValue> Her2Reported { get; } = Of(
        (ReceptorStatus.Positive, "Positive", "positif, positive, pos, +, 1, oui, yes, p, surexprimé, amplifié, amplified"),
        (ReceptorStatus.Negative, "Negative", "négatif, négative, neg, 0, non, no, n, non surexprimé, non amplifié, not amplified"));

    public static ImmutableArray<FieldValue> Her2Ihc { get; } = Of(
        (Cohort.Her2Ihc.Score0, "0", "0, score 0"),
        (Cohort.Her2Ihc.Score0To1, "0-1+", "0-1+, 0-1, 0/1+, 0/1"),
        (Cohort.Her2Ihc.Score1, "1+", "1+, 1, score 1, +, 1 croix"),
        (Cohort.Her2Ihc.Score1To2, "1-2+", "1-2+, 1-2, 1+/2+, 1/2"),
        (Cohort.Her2Ihc.Score2, "2+", "2+, 2, score 2, ++, 2 croix"),
        (Cohort.Her2Ihc.Score2To3, "2-3+", "2-3+, 2-3, 2+/3+, 2/3"),
        (Cohort.Her2Ihc.Score3, "3+", "3+, 3, score 3, +++, 3 croix"));

    public static ImmutableArray<FieldValue> Ish { get; } = Of(
        (IshResult.Positive, "Positive", "positif, positive, pos, amplifié, amplified, +"),
        (IshResult.Negative, "Negative", "négatif, négative, neg, non amplifié, not amplified"),
        (IshResult.Equivocal, "Equivocal", "équivoque, indéterminé, indeterminate, borderline"),
        (IshResult.Failed, "Failed", "échec, non interprétable, ininterprétable, failure"),
        (IshResult.NotDone, "NotDone", "non fait, non faite, not done"));

    public static ImmutableArray<FieldValue> BiomarkerSource { get; } = Of(
        (Cohort.BiomarkerSource.Primary, "primary", "primitif, primitive, tumeur primitive, sein"),
        (Cohort.BiomarkerSource.Recurrence, "recurrence", "récidive, rechute"),
        (Cohort.BiomarkerSource.Metastasis, "metastasis", "métastase, méta"));

    public static ImmutableArray<FieldValue> Brca { get; } = Of(
        (GermlineBrca.None, "none", "aucune, non muté, wild type, wt, négatif, negative, 0"),
        (GermlineBrca.Brca1, "BRCA1", "BRCA1, 1"),
        (GermlineBrca.Brca2, "BRCA2", "BRCA2, 2"),
        (GermlineBrca.UncertainSignificance, "VUS", "VSI, variant de signification inconnue"),
        (GermlineBrca.Untested, "untested", "non testé, non testée, non fait, not tested"));

    public static ImmutableArray<FieldValue> Locoregional { get; } = Of(
        (LocoregionalStatus.None, "none", "aucune, non, no, 0, absente"),
        (LocoregionalStatus.Controlled, "controlled", "contrôlée, contrôlé, traitée"),
        (LocoregionalStatus.Uncontrolled, "uncontrolled", "non contrôlée, non contrôlé, évolutive"));

    public static ImmutableArray<FieldValue> VitalStatus { get; } = Of(
        (Cohort.VitalStatus.Alive, "alive", "vivant, vivante, en vie, v, VSM, VAM, vivante sans maladie, vivante avec maladie, vivant sans maladie, vivant avec maladie, living, 0:LIVING"),
        (Cohort.VitalStatus.Dead, "dead", "décédé, décédée, mort, morte, décès, dcd, dc, d, deceased, died, 1:DECEASED"),
        (Cohort.VitalStatus.Lost, "lost", "perdu de vue, perdue de vue, pdv, lost to follow-up"));

    public static ImmutableArray<FieldValue> DeathCause { get; } = Of(
        (Cohort.DeathCause.Cancer, "cancer", "cancer, maladie, disease, progression, évolution, évolution tumorale, progression tumorale, cancer du sein, breast cancer"),
        (Cohort.DeathCause.Treatment, "treatment", "traitement, toxicité, toxicity, toxique"),
        (Cohort.DeathCause.Other, "other", "autre, intercurrente, autre cause"),
        (Cohort.DeathCause.Unknown, "unknown", "inconnue, inconnu, indéterminée"));

    public static ImmutableArray<FieldValue> Response { get; } = Of(
        (TumourResponse.Complete, "CR", "RC, réponse complète, complete response, complète, complete"),
        (TumourResponse.Partial, "PR", "RP, réponse partielle, partial response, partielle, partial"),
        (TumourResponse.Stable, "SD", "MS, stable, ST, S, maladie stable, stable disease, stabilité"),
        (TumourResponse.Progressive, "PD", "MP, progression, PROG, P, maladie progressive, maladie en progression, progressive disease"),
        (TumourResponse.NonCompleteNonProgressive, "NonCRNonPD", "non-RC/non-MP, non RC non MP, non RC non PD, non-CR/non-PD"),
        (TumourResponse.NotEvaluable, "NE", "non évaluable, not evaluable"));

    public static ImmutableArray<FieldValue> TestResult { get; } = Of(
        (Cohort.TestResult.Positive, "Positive", "positif, pos, +, 1, détecté, detected"),
        (Cohort.TestResult.Negative, "Negative", "négatif, neg, 0, non détecté, not detected"),
        (Cohort.TestResult.Indeterminate, "Indeterminate", "indéterminé, équivoque, equivocal"));

    /// <summary>Allowed values from enumeration members, their codes and their other words, separated by commas.</summary>
    public static ImmutableArray<FieldValue> Of<T>(params ReadOnlySpan<(T Value, string Code, string Words)> rows)
        where T : struct, Enum
    {
        var values = ImmutableArray.CreateBuilder<FieldValue>(rows.Length);
        foreach ((T value, string code, string words) in rows)
        {
            values.Add(new FieldValue(code, value, FieldTable.Split(words)));
        }

        return values.ToImmutable();
    }
}
