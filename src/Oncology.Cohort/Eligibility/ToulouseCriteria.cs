namespace Oncology.Cohort;

/// <summary>Criteria of the Toulouse study (D7), in the order in which patients leave.</summary>
internal static class ToulouseCriteria
{
    public static CriteriaList Create() => CriteriaList.Create(
        "toulouse",
        new("Toulouse study: systemic treatment with or without metastasis-directed therapy", "Étude de Toulouse : traitement systémique avec ou sans traitement focal"),
        [
            Include("T01", "Breast cancer discussed at the tumour board from 2014 to 2018", "Cancer du sein discuté en RCP de 2014 à 2018", new Condition.All(
                Condition.Is("primary_site", "breast"),
                new Condition.Compare("board_date", Comparison.Between, ["2014-01-01", "2018-12-31"]))),
            Include("T02", "1 to 5 metastases", "1 à 5 métastases", new Condition.Compare("counted_metastases", Comparison.Between, ["1", "5"])),
            Include("T03", "Synchronous or oligorecurrent", "Synchrone ou oligorécidive", Condition.Is("presentation", "Synchronous", "Oligorecurrent")),
            Include("T04", "No oligoprogression, no earlier polymetastatic phase", "Ni oligoprogression, ni phase polymétastatique antérieure", new Condition.All(
                Condition.No("history_polymetastatic"),
                new Condition.Not(new Condition.All(Condition.Yes("on_systemic_at_omd"), Condition.Yes("any_progressing_lesion"))))),
            Include("T05", "Primary tumour controlled or treatable", "Tumeur primitive contrôlée ou traitable", Condition.Yes("primary_controlled_or_treatable")),
            Include("T06", "No brain or meningeal metastasis", "Pas de métastase cérébrale ni méningée", new Condition.All(
                Condition.No("brain_metastases"), Condition.No("meningeal_disease"))),
            Include("T07", "No uncontrolled locoregional recurrence", "Pas de récidive locorégionale non contrôlée", Condition.IsNot("locoregional_status", "uncontrolled")),
            Include("T08", "Extent by PET/CT, or whole-body MRI, or CT and bone scan", "Bilan par TEP-TDM, ou IRM corps entier, ou TDM et scintigraphie", new Condition.Any(
                Condition.Yes("img_pet"),
                Condition.Yes("img_wbmri"),
                new Condition.All(Condition.Yes("img_ct"), Condition.Yes("img_bone_scan")))),
            Include("T09", "Oligorecurrent: breast and nodes treated as for non-metastatic disease", "Oligorécidive : sein et ganglions traités comme une maladie non métastatique",
                new Condition.If(Condition.IsNot("presentation", "Synchronous"), Condition.Yes("primary_treated"))),
            Include("T10", "Contralateral axillary nodes: full work-up", "Ganglions axillaires controlatéraux : bilan complet",
                new Condition.If(Condition.Yes("contralateral_axilla"), Condition.Yes("contra_axilla_workup"))),
            Include("T11", "Systemic treatment of the metastatic disease", "Traitement systémique de la maladie métastatique", Condition.Yes("systemic_for_metastases")),
            Include("T12", "Irradiation of metastases not palliative only", "Irradiation de métastases non exclusivement palliative",
                new Condition.If(Condition.Yes("metastases_irradiated"), Condition.Yes("curative_irradiation"))),
        ],
        source: "Glemarec, thesis, Toulouse 2021");

    private static Criterion Include(string id, string english, string french, Condition condition) =>
        new(id, CriterionKind.Inclusion, new Wording(english, french), condition);
}
