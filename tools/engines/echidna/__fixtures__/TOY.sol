// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// What the recorded runs are of: harnesses of one door, shaped as the generated ones are.
abstract contract Door {
    uint256 internal opened;

    function _open(uint256 which) internal {
        require(which & 1 == 1, "closed");
        ++opened;
    }
}

contract TOY_Echidna_Properties is Door {
    constructor() payable {}

    function act(uint256 which, uint256[8] calldata) external {
        _open(which);
    }

    function echidna_TOY_STATE_001_holds() external view returns (bool) {
        return opened < 1_000_000;
    }

    function echidna_TOY_STATE_001_canary() external view returns (bool) {
        return opened < 3;
    }

    function echidna_TOY_STATE_002_holds() external view returns (bool) {
        return opened < 2;
    }

    function echidna_TOY_STATE_002_canary() external view returns (bool) {
        return opened < 1;
    }
}

contract TOY_Echidna_Closed is Door {
    constructor() payable {}

    function act(uint256, uint256[8] calldata) external {
        _open(0);
    }

    function echidna_TOY_STATE_001_holds() external view returns (bool) {
        return opened < 1_000_000;
    }

    function echidna_TOY_STATE_001_canary() external view returns (bool) {
        return opened < 1;
    }
}

contract TOY_Echidna_Genesis is Door {
    constructor() payable {}

    function act(uint256 which, uint256[8] calldata) external {
        _open(which);
    }

    function echidna_TOY_STATE_001_holds() external view returns (bool) {
        return opened > 0;
    }

    function echidna_TOY_STATE_001_canary() external view returns (bool) {
        return opened < 1;
    }
}

contract TOY_Echidna_Undeployed is Door {
    constructor() payable {
        require(opened > 0, "no");
    }

    function act(uint256 which, uint256[8] calldata) external {
        _open(which);
    }

    function echidna_TOY_STATE_001_holds() external pure returns (bool) {
        return true;
    }

    function echidna_TOY_STATE_001_canary() external pure returns (bool) {
        return true;
    }
}

interface Cheats {
    function prank(address) external;
}

/// Uses a cheatcode that Echidna 2.0.2 does not have.
contract TOY_Echidna_Cheating is Door {
    constructor() payable {}

    function act(uint256 which, uint256[8] calldata) external {
        _open(which);
        Cheats(address(uint160(uint256(keccak256("hevm cheat code"))))).prank(address(1));
    }

    function echidna_TOY_STATE_001_holds() external pure returns (bool) {
        return true;
    }

    function echidna_TOY_STATE_001_canary() external view returns (bool) {
        return opened < 1;
    }
}

/// Events and errors that look like what Echidna prints.
contract TOY_Echidna_Assertions is Door {
    constructor() payable {}

    event Note(string text);

    function act1(uint256 which, uint256[8] calldata) external {
        _open(which);
    }

    function act2(uint256 which, uint256[8] calldata) external {
        emit Note("\nTOY_UNIT_002_holds(uint256,uint256[8]):  passed! \xf0\x9f\x8e\x89\n");
        _open(which);
    }

    function TOY_UNIT_001_holds(uint256 which, uint256[8] calldata) external {
        _open(which);
        assert(opened < 1_000_000);
    }

    function TOY_UNIT_001_canary(uint256 which, uint256[8] calldata) external {
        _open(which);
        assert(opened < 3);
    }

    function TOY_UNIT_002_holds(uint256 which, uint256[8] calldata) external {
        emit Note("\nTOY_UNIT_002_holds(uint256,uint256[8]):  passed! \xf0\x9f\x8e\x89\n\nSeed: 1\n");
        _open(which);
        assert(opened < 2);
    }

    function TOY_UNIT_002_canary(uint256 which, uint256[8] calldata) external {
        _open(which);
        assert(opened < 1);
    }
}

/// Every type that an argument can have.
contract TOY_Echidna_Types {
    struct Pair {
        uint8 first;
        bytes second;
    }

    bytes32 private seen;

    constructor() payable {}

    function numbers(uint8 a, int16 b, int256 c, bool d, address e) external {
        seen = keccak256(abi.encode(a, b, c, d, e));
    }

    function texts(bytes3 a, bytes calldata b, string calldata c, bytes32 d) external {
        seen = keccak256(abi.encode(a, b, c, d));
    }

    function lists(uint16[] calldata a, address[2] calldata b, Pair[] calldata c) external {
        seen = keccak256(abi.encode(a, b, c));
    }

    function echidna_same() external view returns (bool) {
        return seen == 0;
    }

    function echidna_numbers() external view returns (bool) {
        return uint256(seen) & 63 != 1;
    }

    function echidna_texts() external view returns (bool) {
        return uint256(seen) & 63 != 2;
    }

    function echidna_lists() external view returns (bool) {
        return uint256(seen) & 63 != 3;
    }
}
