namespace BytePair.Tests.Reference;

/// <summary>General category as the ranges file names it; WS is the property White_Space, and Unlisted is all the rest.</summary>
internal enum CharacterCategory : byte
{
    Unlisted,
    Lu,
    Ll,
    Lt,
    Lm,
    Lo,
    Mn,
    Mc,
    Me,
    Nd,
    Nl,
    No,
    WS,
}
