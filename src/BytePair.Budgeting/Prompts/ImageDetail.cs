namespace BytePair.Budgeting;

/// <summary>How closely a model looks at an image, and so how many tokens it takes.</summary>
public enum ImageDetail
{
    /// <summary>What the model chooses: the default of requests.</summary>
    Auto,

    /// <summary>A small version of the image.</summary>
    Low,

    /// <summary>The image within the limits of the model.</summary>
    High,

    /// <summary>The image as large as it is, with models that can.</summary>
    Original,
}
